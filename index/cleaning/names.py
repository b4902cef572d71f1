"""Lines that are nothing but names: what the gazetteer knows of them, and what they are there for.

Input: the lines of an article. Output: which of them are texts of images or bylines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.article import Mention
from index.cleaning.line import Line, fold
from index.cleaning.phrases import words
from index.gazetteer import load_gazetteer

__all__ = ["agency_named", "mark_names", "names_concept", "outlet_named", "sources_in"]

_PARTICLES = words("name_particles")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_GLUE = re.compile(r"(?<=[^\W\d_A-ZÀ-Þ])(?=[A-ZÀ-Þ])")
_QUOTED = re.compile(r"[«“\"„].*[»”\"“]?\s*$")
_SAYS = re.compile(
    r"[«“\"„]|\b(?:declar|affirm|expliqu|indiqu|ajout|estim|soulign|precis|assur|annonc|dit\b|selon"
    r"|said|says|told|added|sagte|erklarte|dijo|afirm|сказал|заявил|сказав|заявив)"
)
_LONGEST_NAME_LINE = 60
_GERMAN = re.compile(r"\b(?:und|der|die|das)\b")


def sources_in(text: str) -> list[tuple[str, str]]:
    """(id without `src:`, kind) of each outlet and agency that `text` names, in its order."""
    gazetteer = load_gazetteer()
    return [
        (mention.concept.removeprefix("src:"), gazetteer.concepts[mention.concept].kind)
        for mention in sorted(_mentions(text), key=lambda mention: mention.start)
        if mention.kind == "source"
    ]


def outlet_named(text: str) -> bool:
    """True if all of `text` is the name of an outlet, no agency, that the gazetteer knows."""
    return _is_source(text, is_agency=False)


def agency_named(text: str) -> bool:
    """True if all of `text` is the name of an agency that the gazetteer knows."""
    return _is_source(text, is_agency=True)


def _is_source(text: str, *, is_agency: bool) -> bool:
    concepts = load_gazetteer().concepts
    return any(
        mention.kind == "source"
        and (concepts[mention.concept].kind == "agency") is is_agency
        and _covers([mention], text)
        for mention in _mentions(text)
    )


def names_concept(text: str) -> bool:
    """True if `text` names an actor or a weapon that the gazetteer knows."""
    return any(mention.kind != "source" for mention in _mentions(text))


def mark_names(lines: Sequence[Line]) -> None:
    """Names the open lines that hold only names: texts of images inside the article, bylines
    above and below it. Headings, and the speaker under a quotation, stay."""
    candidates = [at for at, line in enumerate(lines) if line.is_open and _is_all_names(line.text)]
    if not candidates:
        return
    body = [at for at, line in enumerate(lines) if line.is_body]
    if not body:
        return
    text = "\n".join(line.text for line in lines if line.is_body)
    lower = {word for word in _WORD.findall(text) if word.islower()}
    has_noun_capitals = len(_GERMAN.findall(text)) * 40 > len(text.split())
    for at in candidates:
        known = _known_actors(lines[at].text)
        if known and not _is_wanted(lines, at, known, set(candidates)):
            lines[at].kind = "image-alt"
        elif not known and not has_noun_capitals and _is_unknown_name(lines[at].text, lower):
            _mark_unknown(lines, at, body, text, set(candidates))


def _mark_unknown(
    lines: Sequence[Line], at: int, body: list[int], text: str, candidates: set[int]
) -> None:
    """A person that the gazetteer does not know: who wrote the article, or who is in a picture."""
    if at < body[0] or at > body[-1]:
        lines[at].kind = "byline"
    elif (
        _surname(lines[at].text) in text
        and not _is_speaker(lines, at, candidates)
        and not _is_named_next(lines, at)
    ):
        lines[at].kind = "image-alt"


def _is_all_names(text: str) -> bool:
    """Short, without punctuation, every word but particles with a capital, not all in capitals."""
    if len(text) > _LONGEST_NAME_LINE or re.search(r"[.!?:;,«»“”\"()\d–—|/]$|[:;!?«»“”|]", text):
        return False
    names = [word for word in re.split(r"[\s'’]+", text) if fold(word) not in _PARTICLES]
    return (
        1 <= len(names) <= 6
        and all(word[:1].isupper() for word in names)
        and not (text.isupper() and len(text) > 4)
    )


def _is_unknown_name(text: str, lower: set[str]) -> bool:
    """Two to four words that the article never writes in lower case."""
    names = [word for word in _WORD.findall(text) if fold(word) not in _PARTICLES]
    return 2 <= len(names) <= 4 and not any(word.lower() in lower for word in names)


def _known_actors(text: str) -> list[Mention]:
    """The actors whose names make up all of `text`, glued names parted; none if words are left."""
    for spelled in dict.fromkeys((text, _GLUE.sub(" ", text))):
        actors = [mention for mention in _mentions(spelled) if mention.kind == "actor"]
        if actors and _covers(actors, spelled):
            return actors
    return []


def _covers(mentions: Sequence[Mention], text: str) -> bool:
    """True if no letters are left beside the mentions."""
    rest = list(text)
    for mention in mentions:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    return all(fold(word) in _PARTICLES for word in _WORD.findall("".join(rest)))


def _is_wanted(
    lines: Sequence[Line], at: int, known: Sequence[Mention], candidates: set[int]
) -> bool:
    """One actor, as the heading of a paragraph that names it or the speaker of a quotation."""
    concepts = {mention.concept for mention in known}
    if len(concepts) > 1:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    is_text = following is not None and following.is_open and at + 1 not in candidates
    named = _mentions(following.text) if following is not None and is_text else []
    if concepts & {mention.concept for mention in named}:
        return True
    return _is_speaker(lines, at, candidates)


def _is_named_next(lines: Sequence[Line], at: int) -> bool:
    """The next line names what this one does, as a paragraph under its heading."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return _surname(lines[at].text) in following


def _is_speaker(lines: Sequence[Line], at: int, candidates: set[int]) -> bool:
    """The line before is a quotation, or both neighbours are text and one of them lets the
    person of this line speak."""
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    if {at - 1, at + 1} & candidates or len(lines[at].text.split()) < 2:
        return False
    if before is not None and before.is_open and _QUOTED.match(before.text):
        return True
    surname = _surname(lines[at].text)
    return any(
        line is not None
        and line.is_open
        and surname in line.text
        and bool(_SAYS.search(line.folded) or re.search(rf"{re.escape(surname)}\s?:", line.text))
        for line in (before, after)
    )


def _surname(text: str) -> str:
    """The last word of a name."""
    return text.split()[-1]


def _mentions(text: str) -> list[Mention]:
    return load_gazetteer().match_document("", [text], "fr")
