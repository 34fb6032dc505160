"""Questions looked up: each alone, or one after another where a later one may lean on the one before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import fmean, pstdev

from assistant.build import Parts
from assistant.compilations import compilations
from assistant.compose import relevant
from assistant.follow_up import together
from assistant.judge import answers, probability
from assistant.leaning import Pair, leans, ranked
from assistant.lookup import named_compilations
from assistant.questions import LEANING_MAX, Before, own_words, size
from corpus.article import Compilation, Span
from corpus.search import Finding, Hit

LEAST = 0.15  # probability that a message alone is answered
SOME = 20  # articles of a finding where not all are needed
EVERY = 10_000  # articles: all of them


@dataclass(frozen=True)
class Look:
    """A question as it was asked, what was found for it, and whether that answers it."""

    question: str
    finding: Finding
    found: bool
    settles: bool = True  # whether yes or no may be said: not where half of the question is the one before it

    @property
    def cited(self) -> tuple[str, ...]:
        """The articles that its answer would quote, the first one first."""
        return tuple(str(hit.article.id) for hit in relevant(self.finding.hits)) if self.found else ()


def look(questions: Sequence[str], parts: Parts, day: date, k: int = SOME) -> list[Finding]:
    """One look for each question, several embedded in one call; 篇二 narrows one to that compilation."""
    searcher = parts.searcher
    everywhere = searcher.corpus.in_force(day)
    narrowed = [named_compilations(question, everywhere) for question in questions]
    texts = [searcher.read(rest) or question for (_, rest), question in zip(narrowed, questions, strict=True)]
    vectors = searcher.engine.queries(texts) if len(texts) > 1 else [searcher.vector_of(texts[0])]
    findings = [searcher.look_with(text, vector, day, k) for text, vector in zip(texts, vectors, strict=True)]
    return [_within(finding, wanted) for finding, (wanted, _) in zip(findings, narrowed, strict=True)]


def _within(finding: Finding, wanted: Sequence[Compilation]) -> Finding:
    """The finding with the hits of some compilations only; belief is shared among them."""
    ids = {version.id for version in wanted}
    hits = [hit for hit in finding.hits if hit.article.id.compilation in ids]
    if len(hits) == len(finding.hits) or not hits:
        return finding
    total, own = (max(sum(shares), 1e-9) for shares in ([hit.score for hit in hits], [hit.own for hit in hits]))
    return replace(finding, hits=tuple(replace(hit, score=hit.score / total, own=hit.own / own) for hit in hits))


def look_within(question: str, version: Compilation, parts: Parts, day: date) -> Finding:
    """A look in one compilation, whichever the question names."""
    searcher = parts.searcher
    *_, rest = compilations(question, searcher.corpus.in_force(day))
    text = searcher.read(rest.strip()) or question
    return _within(searcher.look_with(text, searcher.vector_of(text), day, EVERY), [version])


def look_in_turn(questions: Sequence[str], parts: Parts, day: date) -> list[Look]:
    """A look for each question of a message; a later one may lean on the one before: …吗,交了之后还要办哪些事."""
    findings = look(questions, parts, day, EVERY if len(questions) > 1 else SOME)
    looks: list[Look] = []
    for question, alone in zip(questions, findings, strict=True):
        leaning = None
        if looks and looks[-1].found and size(question) <= LEANING_MAX:
            before = Before(looks[-1].question, looks[-1].cited)
            leaning = look_leaning(Pair(alone, _joint(question, before, parts, day), before.cited), parts)
        looks.append(replace(leaning, question=question) if leaning else Look(question, alone, answers(alone)))
    return looks


def look_leaning(pair: Pair, parts: Parts) -> Look | None:
    """What was found for a message together with the question before it; None where it stands alone."""
    if not leans(pair):
        return None
    alone = {str(hit.article.id): hit for hit in pair.alone.hits}
    hits = ranked(pair)
    shown = [_of_both(hit, alone.get(str(hit.article.id)), pair, parts) for hit in relevant(hits)]
    finding = replace(pair.joint, hits=(*shown, *hits[len(shown) :]))
    found = answers(pair.alone) or (answers(pair.joint) and not named_beside(pair.alone))
    return Look(pair.joint.question, finding, found, settles=False)


def named_beside(alone: Finding) -> bool:
    """Whether a message names a matter of its own that no article is about: 结婚要证吗 after 特种作业要证吗.

    Together with the question before it would pass for answered. Of the development follow-ups hardly one that names a
    matter is believed less than LEAST alone.
    """
    return own_words(alone.question) > 0 and probability(alone) < LEAST


def pair_of(message: str, before: Before, parts: Parts, day: date) -> Pair:
    """A normalised message looked up alone and together with the question before it."""
    return Pair(look([message], parts, day, EVERY)[0], _joint(message, before, parts, day), before.cited)


def _joint(message: str, before: Before, parts: Parts, day: date) -> Finding:
    return look([together(message, before)], parts, day, EVERY)[0]


def _of_both(joint: Hit, alone: Hit | None, pair: Pair, parts: Parts) -> Hit:
    """The hit with its clauses ranked by how close they are to the message alone and together with the one before."""
    joint = parts.searcher.explained(joint, pair.joint)
    if alone is None:
        return joint
    clauses = _mixed(joint.clauses, dict(parts.searcher.explained(alone, pair.alone).clauses))
    return replace(joint, clauses=tuple(sorted(clauses, key=lambda pair: -pair[1])))


def _mixed(joint: Sequence[tuple[Span, float]], alone: Mapping[Span, float]) -> list[tuple[Span, float]]:
    """The mean of both closenesses, that to the message alone spread as widely as the other: the joint question says
    more words, of which most are of the question before."""
    both = [(span, score, alone.get(span, score)) for span, score in joint]
    if len(both) < 2:  # noqa: PLR2004
        return list(joint)
    wide, narrow = pstdev(score for _, score, _ in both), pstdev(own for *_, own in both)
    middle, own_middle = fmean(score for _, score, _ in both), fmean(own for *_, own in both)
    stretch = wide / narrow if narrow else 1.0
    return [(span, (score + middle + (own - own_middle) * stretch) / 2) for span, score, own in both]
