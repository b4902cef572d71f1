"""Is it a translation, and does it say the same: checks of what a service answered.

Input: an original and an answer. Output: TranslatorGarbled for an answer that is none, and the
sentences in which a figure, a designator or a name of the gazetteer did not survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.article import Mention
from index.errors import TranslatorGarbled
from index.gazetteer import Concept, Gazetteer
from index.language import UNDETERMINED, detect
from index.translate.alignment import Aligned, Span
from index.translate.figures import figures, lost, lost_designators

__all__ = ["check_answer", "damaged_sentences"]

_MARKUP = re.compile(
    r"(?i)<\s*(?:!doctype|\?xml|html|head|body|script|style|title|div|span|p|br|h[1-6]|a)\b"
)
_WORD = re.compile(r"\w+")
_ENOUGH_WORDS = 4  # in lower case; texts with fewer may be names, the same in both languages
_ENOUGH_CHARS = 100
#: With these, none of 6,000 French headings of 100 to 250 letters passed for another language.
_ENOUGH_LETTERS, _SURE = 100, 0.95
_SHORTEST, _LONGEST = 0.25, 4.0  # plausible lengths of a translation, relative to the original
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # a sign is about three letters
_ENOUGH_FACTS = 3


def check_answer(source: str, found: str, langs: tuple[str, str], *, place: str) -> None:
    """Nothing, where `found` can be a translation of `source` between `langs` (from, into).

    Raises TranslatorGarbled for markup, the original itself, a third language, an implausible
    length, or a text that shares none of several figures and designators.
    """
    reason = _reason(source, found, langs)
    if reason:
        raise TranslatorGarbled(
            f"the translator answered with {reason}",
            place=place,
            remedy="check the address of the service or choose another",
        )


def _reason(source: str, found: str, langs: tuple[str, str]) -> str:
    """What the answer is instead of a translation; empty where it can be one."""
    if _MARKUP.search(found) and not _MARKUP.search(source):
        return "a page instead of a translation"
    if _is_prose(source) and source.split() == found.split():
        return "the original"
    expected = len(source) + 2 * len(_DENSE.findall(source))
    if expected >= _ENOUGH_CHARS and not _SHORTEST < len(found) / expected < _LONGEST:
        return "a text of an implausible length"
    lang = _sure_language(found)
    if lang not in (*langs, UNDETERMINED):
        return f"a text in another language ({lang})"
    facts = len(figures(source)) + len(lost_designators(source, ""))
    if facts >= _ENOUGH_FACTS and len(lost(source, found)) == facts:
        return "another text"
    return ""


def _is_prose(text: str) -> bool:
    return sum(map(str.islower, _WORD.findall(text))) >= _ENOUGH_WORDS


def _sure_language(text: str) -> str:
    """The language of a text that is long enough to tell; `und` for others."""
    if sum(map(str.isalpha, text)) < _ENOUGH_LETTERS:
        return UNDETERMINED
    lang, confidence = detect(text.lower() if text.isupper() else text)
    return lang if confidence >= _SURE else UNDETERMINED


def damaged_sentences(
    paragraph: str,
    translation: str,
    pairs: Aligned,
    mentions: Sequence[Mention],
    lang: str,
    gazetteer: Gazetteer,
) -> list[int]:
    """Numbers of the aligned pairs in which a figure, designator or name did not survive.

    `mentions` are those of the original paragraph. Names are actors and named weapon systems;
    one survives as itself, as a part of it or as what it is a part of. A paragraph that is not in
    `lang` at all is damaged as a whole.
    """
    if _sure_language(translation) not in (lang, UNDETERMINED):
        return list(range(len(pairs)))
    concepts = gazetteer.concepts
    named = [mention for mention in mentions if _is_name(concepts.get(mention.concept))]
    answered = gazetteer.match_document("", [translation], lang) if named else []
    damaged = []
    for number, (here, there) in enumerate(pairs):
        wanted = {mention.concept for mention in named if _lies_in(mention, here)}
        carried = {mention.concept for mention in answered if _lies_in(mention, there)}
        is_whole = all(_survives(concept, carried, gazetteer) for concept in wanted)
        if not is_whole or lost(paragraph[slice(*here)], translation[slice(*there)]):
            damaged.append(number)
    return damaged


def _is_name(concept: Concept | None) -> bool:
    return concept is not None and (concept.family == "actor" or concept.kind == "system")


def _lies_in(mention: Mention, span: Span) -> bool:
    return span[0] <= mention.start < span[1]


def _survives(concept: str, carried: Iterable[str], gazetteer: Gazetteer) -> bool:
    above = gazetteer.lineage(concept)
    return any(other in above or concept in gazetteer.lineage(other) for other in carried)
