"""Fit assistant/forms/spans.npz on the development messages, and report what five folds say: python -m eval.fit_spans

A message that has labelled values but none of the kind, or null for it, has no such name; one without labelled values
tells nothing.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from assistant.forms.folded import fold
from assistant.forms.names import hinted, named
from assistant.forms.spans import BUCKETS, HEADS, MODEL, WEIGHED, Floats, Span, best, ended, indices, whole
from eval.frames import Framed, framed, openings
from eval.lines import SUITES, Message, read_lines
from tools import action_named
from tools.fields import TextField

MESSAGES = ("messages-dev",)
KINDS = {"place": ("hazard_report", "location"), "customer": ("complaint", "customer")}
STRENGTH = 1.0  # inverse of the regularisation
FRAMED = {"place": (24, 0.3), "customer": (40, 0.3)}  # messages of each frame, and what one weighs beside a real one
FOLDS, SEED = 5, 7
NEVER = -99.0  # the worth of a stretch that names nobody
OPENED = 4  # every so many of the messages from frames stands behind an opening
SILENT_MOST = 0.06  # share of the messages with a name in which the model may say nothing


@dataclass(frozen=True)
class Example:
    """A message, half-width and lower case, with the stretch that is the name; None where it has none."""

    text: str
    name: Span | None
    hint: Span | None  # what patterns found
    item: TextField


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--failures", action="store_true", help="print every name that its fold did not find")
    arguments = parser.parse_args(argv)
    weights, bias, least = [], [], []
    for kind, (label, field) in KINDS.items():
        examples = examples_of(label, field)
        seen = [seen_in(example) for example in examples]
        made = framed_examples(kind, label)
        read = _folds(kind, examples, seen, made)
        least.append(_report(kind, examples, read, failures=arguments.failures))
        model = _fitted([*examples, *made], [*seen, *map(seen_in, made)], _weights(kind, len(examples), len(made)))
        weights.append(model[0])
        bias.append(model[1])
    np.savez_compressed(
        MODEL, kinds=np.array(list(KINDS), dtype="U16"), weights=np.array(weights, np.float16),
        bias=np.array(bias, np.float32), least=np.array(least, np.float32),
    )  # fmt: skip
    print(f"wrote {MODEL} ({MODEL.stat().st_size // 1024} KiB)")
    return 0


def examples_of(label: str, field: str) -> list[Example]:
    """The labelled messages of an action."""
    found, item = [], _field(label, field)
    for suite in MESSAGES:
        for _, line in read_lines(SUITES / f"{suite}.jsonl"):
            if isinstance(line, Message) and line.label == label and line.slots:
                text, gold = fold(line.text), str(line.slots.get(field) or "")
                start = text.find(fold(gold)) if gold else -1
                name = (start, start + len(gold)) if start >= 0 else None
                found.append(Example(text, name, hinted(item, text), item))
    return found


def _field(label: str, field: str) -> TextField:
    action = action_named(label)
    item = next(item for item in action.fields if item.name == field) if action else None
    assert isinstance(item, TextField)
    return item


def framed_examples(kind: str, label: str) -> list[Example]:
    """Messages put together from frames; one whose frame names nobody has no name."""
    item = _field(label, KINDS[kind][1])
    made = [one for one in framed(FRAMED[kind][0], SEED) if one.label == label]
    led = [_led(one, n // OPENED) if n % OPENED == 0 else one for n, one in enumerate(made)]
    texts = [(fold(one.text), one.parts.get(kind)) for one in led]
    return [Example(text, name, hinted(item, text), item) for text, name in texts]


def _led(made: Framed, number: int) -> Framed:
    """A message behind one of the openings of its kind."""
    known = openings(made.label, made.text.isascii()) or [""]
    opening = known[number % len(known)]
    moved = {name: (start + len(opening), end + len(opening)) for name, (start, end) in made.parts.items()}
    return Framed(f"{opening}{made.text}", made.label, moved)


def _weights(kind: str, said: int, made: int) -> Floats:
    return np.array([1.0] * said + [FRAMED[kind][1]] * made, np.float32)


def seen_in(example: Example) -> csr_matrix:
    """What the model looks at, a row for each character."""
    rows = indices(example.text, example.hint if example.item.learned in WEIGHED else None)
    ones = np.ones(rows.size, np.float32)
    out = csr_matrix((ones, (np.repeat(np.arange(len(rows)), rows.shape[1]), rows.ravel())), (len(rows), BUCKETS))
    out.sum_duplicates()
    return out


def _targets(example: Example) -> list[list[bool]]:
    start, end = example.name or (-1, -1)
    size = range(len(example.text))
    return [[at == start for at in size], [start <= at < end for at in size], [at == end - 1 for at in size]]


def _fitted(examples: Sequence[Example], seen: Sequence[csr_matrix], weights_of: Floats) -> tuple[Floats, Floats]:
    """Weights, (heads, BUCKETS), and bias, (heads,)."""
    x = vstack(seen)
    each = np.repeat(weights_of, [len(example.text) for example in examples])
    weights, bias = [], []
    for head in range(len(HEADS)):
        y = np.concatenate([_targets(example)[head] for example in examples])
        model = LogisticRegression(C=STRENGTH, solver="liblinear").fit(x, y, sample_weight=each)
        weights.append(model.coef_[0])
        bias.append(model.intercept_[0])
    return np.array(weights, np.float32), np.array(bias, np.float32)


def _folds(
    kind: str, examples: Sequence[Example], seen: Sequence[csr_matrix], made: Sequence[Example]
) -> list[tuple[Span, float]]:
    """The best stretch of each message and what it is worth, read by a model that has not learned from it."""
    made_seen = [seen_in(example) for example in made]
    out: list[tuple[Span, float]] = [((0, 0), 0.0)] * len(examples)
    for train, test in KFold(FOLDS, shuffle=True, random_state=SEED).split(np.arange(len(examples))):
        weights, bias = _fitted(
            [*(examples[n] for n in train), *made], [*(seen[n] for n in train), *made_seen],
            _weights(kind, len(train), len(made)),
        )  # fmt: skip
        for n in test:
            span, worth = best((seen[n] @ weights.T + bias).T, ended(kind, examples[n].text))
            span = whole(span, examples[n].text, examples[n].hint)
            out[n] = span, worth if named(examples[n].item, examples[n].text, span) else NEVER
    return out


def _report(kind: str, examples: Sequence[Example], read: Sequence[tuple[Span, float]], *, failures: bool) -> float:
    """What the folds found; returns the worth below which the model says nothing."""
    having = [n for n, example in enumerate(examples) if example.name]
    right = [_right(example, span) for example, (span, _) in zip(examples, read, strict=True)]
    least = _least(
        *(
            [worth for (_, worth), ex in zip(read, examples, strict=True) if bool(ex.name) is has]
            for has in (True, False)
        )
    )
    held = [right[n] and read[n][1] >= least for n in having]
    longer = np.mean([_length(read[n][0]) / _length(examples[n].name) for n in having])
    spoken = np.mean([worth >= least for example, (_, worth) in zip(examples, read, strict=True) if not example.name])
    print(
        f"{kind}: five folds: {np.mean(held):.3f} of {len(having)} names held, {longer:.2f} times as long; "
        f"a name read in {spoken:.3f} of {len(examples) - len(having)} messages without one"
    )
    for n in having if failures else ():
        if not held[having.index(n)]:
            text, (span, worth), name = examples[n].text, read[n], examples[n].name or (0, 0)
            print(f"- {text} : {text[slice(*span)]} ({worth:.1f}), not {text[slice(*name)]}")
    for n, (span, worth) in enumerate(read) if failures else ():
        if not examples[n].name and worth >= least:
            print(f"- {examples[n].text} : {examples[n].text[slice(*span)]} ({worth:.1f}), and nobody is named")
    return least


def _least(named: Sequence[float], unnamed: Sequence[float]) -> float:
    """The worth from which a stretch is a name: fewest names missed and made up, as shares of where each can happen."""
    tried = np.unique(np.quantile(named, np.linspace(0, SILENT_MOST, 33)))
    wrong = [np.mean(np.array(named) < least) + np.mean(np.array(unnamed) >= least) for least in tried]
    return float(tried[int(np.argmin(wrong))])


def _length(span: Span | None) -> int:
    return span[1] - span[0] if span else 1


def _right(example: Example, span: Span) -> bool:
    return example.name is not None and span[0] <= example.name[0] and example.name[1] <= span[1]


if __name__ == "__main__":
    sys.exit(main())
