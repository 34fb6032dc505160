"""Words: whatever a sentence speaks of, its clause must speak of too, or the sentence says more than the clause."""

import re

from assistant.check.polarity import marked
from assistant.check.tokens import Word, words
from assistant.check.words import also_said, claiming_words, plain, plain_words
from assistant.quantities import quantities

LONGEST = 12  # characters in a row that are looked for in the rule at once
CLOSED_CLASSES = ("c", "d", "e", "p", "r", "u", "y")  # of ICTCLAS: words of grammar
KNOWN = 1.5  # a rarer word is often two, cut wrongly
COMMON = 2.5  # of a word of grammar; the dictionary takes rarer ones for such by mistake
_APART = re.compile(r'[\s,，。;；:：!！?？、()\[\]"\'《》/“”…—–-]')
_EVERY = re.compile("每(?:季度|半年|[年月周日天])")  # which assistant/quantities.py reads
NUMERALS = "0123456789一二两三四五六七八九十百千万亿半%"


def unsaid(part: str, rule: str, around: str) -> list[Word]:
    """The words of a part that neither the rule, nor a word that means the same, nor grammar accounts for.

    Words of obligation are read elsewhere; numbers with a unit too, so here they account for themselves.
    """
    covered = _covered(part, rule, around)
    return [word for word in words(part) if not all(covered[word.start : word.end])]


def _covered(part: str, rule: str, around: str) -> list[bool]:
    covered = [bool(_APART.match(char)) or char.isascii() for char in part]
    held = f"{rule}\n{around}"
    for size in range(2, LONGEST + 1):
        for start in range(len(part) - size + 1):
            piece = part[start : start + size]
            if piece in held and not _APART.search(piece):
                covered[start : start + size] = [True] * size
    counted = (match.span() for q in quantities(part) for match in re.finditer(re.escape(q.said), part))
    for start, end in (*marked(part), *counted, *(match.span() for match in _EVERY.finditer(part))):
        covered[start:end] = [True] * (end - start)
    _cover_plain(part, covered)
    _cover_single(part, covered, rule)
    return covered


def _cover_plain(part: str, covered: list[bool]) -> None:
    """Whole words of grammar; also half a word, where the other half is the rule's or the word was cut wrongly."""
    for word in words(part):
        left = "".join(char for n, char in enumerate(word.text, word.start) if not covered[n])
        if word.text in plain_words() or _grammar(word) or (len(left) > 1 and left in plain_words()):
            covered[word.start : word.end] = [True] * len(word.text)
    cuts = {word.start for word in words(part)} | {len(part)}
    loose = {
        n
        for word in words(part)
        if word.common < KNOWN or any(covered[word.start : word.end])
        for n in range(word.start, word.end)
    }
    for match in plain().finditer(part):
        start, end = match.span()
        if (start in cuts and end in cuts) or loose >= set(range(start, end)):
            covered[start:end] = [True] * (end - start)


def _grammar(word: Word) -> bool:
    """An adverb, preposition, conjunction, pronoun or particle that says nothing of its own."""
    closed = word.tag[:1] in CLOSED_CLASSES and word.common >= COMMON
    return (
        closed
        and word.text not in claiming_words()
        and not any(char in f"{NUMERALS}不没未无非最" for char in word.text)
    )


def _cover_single(part: str, covered: list[bool], rule: str) -> None:
    """A character that is left alone, and is one of the rule's (归, of 归还), is accounted for."""
    same = also_said(rule)
    for n, char in enumerate(part):
        alone = not covered[n] and (n == 0 or covered[n - 1]) and (n + 1 == len(part) or covered[n + 1])
        if alone and (char in rule or char in same) and char not in f"{NUMERALS}年月日":
            covered[n] = True


def substance(part: str, rule: str) -> bool:
    """Whether a part says anything of the rule's own, beside grammar and words of obligation."""
    for start, end in marked(part):
        part = part[:start] + "\0" * (end - start) + part[end:]
    bare = _APART.sub("\0", "".join("\0" * len(w.text) if w.text in plain_words() else w.text for w in words(part)))
    return any(bare[n : n + 2] in rule for n in range(len(bare) - 1) if "\0" not in bare[n : n + 2])


def plain_words_of(part: str) -> list[str]:
    """The words of a part that stand for something, though for nothing in particular (明确, 执行)."""
    for start, end in marked(part):
        part = part[:start] + " " * (end - start) + part[end:]
    return [word.text for word in words(part) if word.text.strip() and not _grammar(word) and len(word.text) > 1]
