"""Is it a translation, and does it say the same: checks of what a service answered.

Input: an original and an answer. Output: TranslatorGarbled for an answer that is none, and the
sentences in which a figure, a designator or a name of the gazetteer did not survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from index.article import Mention
from index.errors import TranslatorGarbled
from index.gazetteer import load_gazetteer
from index.language import UNDETERMINED
from index.translate.alignment import Aligned, Span
from index.translate.designators import carries, lost_designators
from index.translate.figures import figures, lost
from index.translate.names import has_lost_names
from index.translate.original import is_original, sure_language

__all__ = ["check_answer", "damaged_sentences"]

_MARKUP = re.compile(
    r"(?i)<\s*(?:!doctype|\?xml|html|head|body|script|style|title|div|span|p|br|h[1-6]|a)\b"
)
#: UTF-8 that was read as Latin-1 or Windows-1252, and control characters.
_MISREAD = re.compile(
    r"[\u0080-\u0084\u0086-\u009f]|Ã[\u00a0-\u00bf\u2018-\u2122]|â€|Â[\u00a0-\u00bf]"
)
_ENOUGH_CHARS = 100
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
    if _MISREAD.search(found) and not _MISREAD.search(source):
        return "a text that was read in the wrong encoding"
    if is_original(source, found, langs):
        return "the original"
    expected = len(source) + 2 * len(_DENSE.findall(source))
    if expected >= _ENOUGH_CHARS and not _SHORTEST < len(found) / expected < _LONGEST:
        return "a text of an implausible length"
    lang = sure_language(found)
    if lang not in (*langs, UNDETERMINED):
        return f"a text in another language ({lang})"
    facts = len(figures(source, langs[0])) + len(lost_designators(source, ""))
    if facts >= _ENOUGH_FACTS and len(lost(source, found, langs)) == facts:
        return "another text"
    return ""


def damaged_sentences(
    paragraph: str,
    translation: str,
    pairs: Aligned,
    mentions: Sequence[Mention],
    langs: tuple[str, str],
) -> list[int]:
    """Numbers of the aligned pairs in which a figure, designator or name did not survive.

    `mentions` are those of the original paragraph, `langs` its language, "" where it is not known,
    and that of the translation. Names are actors and named weapon systems; one survives as itself,
    as a part of it or as what it is a part of. Of names that the gazetteer does not know, most must
    recur. A paragraph that is not in its language at all is damaged as a whole.
    """
    source_lang, lang = langs
    if sure_language(translation) not in (lang, UNDETERMINED):
        return list(range(len(pairs)))
    is_named = any(_is_name(one.concept) for one in mentions)
    answered = load_gazetteer().match_document("", [translation], lang) if is_named else []
    damaged = []
    for number, (here, there) in enumerate(pairs):
        source, target = paragraph[slice(*here)], translation[slice(*there)]
        carried = {one.concept for one in answered if _lies_in(one, there)}
        told = [one for one in mentions if _lies_in(one, here)]
        known = [(one.start - here[0], one.end - here[0]) for one in told]
        is_whole = (
            all(_survives(one, paragraph, carried, target) for one in told if _is_name(one.concept))
            and not lost(source, target, langs)
            and not has_lost_names(source, target, known, source_lang)
        )
        if not is_whole:
            damaged.append(number)
    return damaged


def _is_name(concept: str) -> bool:
    known = load_gazetteer().concepts.get(concept)
    return known is not None and (known.family == "actor" or known.kind == "system")


def _lies_in(mention: Mention, span: Span) -> bool:
    return span[0] <= mention.start < span[1]


def _survives(named: Mention, paragraph: str, carried: Iterable[str], target: str) -> bool:
    """Whether what is named is among the concepts `carried`, or, with a number in its name, is in
    the target however it is hyphenated."""
    concept, lineage = named.concept, load_gazetteer().lineage
    if any(other in lineage(concept) or concept in lineage(other) for other in carried):
        return True
    name = paragraph[named.start : named.end]
    return any(map(str.isdigit, name)) and carries(target, name)
