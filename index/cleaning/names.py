"""Lines that are nothing but names: texts of images inside the article, bylines around it.

Input: the lines of an article, almost all of whose rules have run. Output: the kinds of these
lines. Headings, speakers and items of lists stay.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from index.article import Mention
from index.cleaning.known import WORD, known_actors, mentions_in, name_words
from index.cleaning.line import Line, body_places, ends_sentence, fold_chars
from index.cleaning.phrases import PARTICLES, part

__all__ = ["mark_names"]

_QUOTED = re.compile(r"[«“\"„].*[»”\"“]?\s*$")
_SAYS = re.compile(rf"[«“\"„]|\b{part('says')}")
_FIGURE = re.compile(r"^[^\w]{0,3}\d[\d\s.,]*(?:\W|\w+[^\w]{0,3}){0,5}$")
_LONGEST_NAME_LINE = 60
_GERMAN = re.compile(r"\b(?:und|der|die|das)\b")


def mark_names(lines: Sequence[Line]) -> None:
    """Names the open lines that hold only names: texts of images inside the article, bylines
    above and below it. Headings, and the speaker under a quotation, stay."""
    candidates = [at for at, line in enumerate(lines) if line.is_open and _is_all_names(line.text)]
    body = body_places(lines) if candidates else []
    if not body:
        return
    actors = {at: known_actors(lines[at].text) for at in candidates}
    wanted = _wanted(lines, actors, body)
    for at, known in actors.items():
        if known and at not in wanted:
            lines[at].kind = "image-alt"
    _mark_persons(lines, actors, body)
    signed = {lines[at].squashed for at in candidates if lines[at].kind == "byline"}
    for line in lines if signed else ():
        if line.is_open and line.text.isupper() and line.squashed in signed:
            line.kind = "byline"


def _wanted(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], body: Sequence[int]
) -> set[int]:
    """The candidates that are the article's: headings, speakers, items of lists."""
    wanted = {
        at
        for at, known in actors.items()
        if (_is_wanted(lines, at, known, actors) if known else _is_named_next(lines, at))
    }
    return wanted | set(_listed(lines, actors, body)) | set(_headings(lines, actors, wanted))


def _listed(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], body: Sequence[int]
) -> Iterator[int]:
    """The items of a list inside the text: different names, one a line, below a line that
    announces them, or four and more wherever they stand; at its end, below a colon."""
    for run in _runs(actors, step=1):
        before = lines[run[0] - 1] if run[0] else None
        is_announced = before is not None and before.is_open and _announces(before)
        is_led_in = is_announced and before is not None and before.text.endswith(":")
        is_inside = body[0] < run[0] and (run[-1] < body[-1] or is_led_in)
        if is_inside and len(run) >= (2 if is_announced else 4) and _are_different(actors, run):
            yield from run


def _announces(line: Line) -> bool:
    """Ends with a colon, or is a heading."""
    return line.text.endswith(":") or not (line.is_prose or ends_sentence(line.text))


def _headings(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], wanted: set[int]
) -> Iterator[int]:
    """Names that stand above one paragraph or one figure each: three and more, or two of which one
    is the heading of its paragraph, or above figures."""
    for run in _runs(actors, step=2):
        below = [lines[at + 1] for at in run if at + 1 < len(lines)]
        if len(run) < 2 or not all(line.is_open for line in below):
            continue
        is_sure = len(run) >= 3 or bool(wanted & set(run))
        are_figures = all(_FIGURE.match(line.text) for line in below)
        if (is_sure or are_figures) and len(below) == len(run) and _are_different(actors, run):
            yield from run


def _runs(actors: Mapping[int, Sequence[Mention]], *, step: int) -> Iterator[list[int]]:
    """The candidates that stand `step` lines apart."""
    run: list[int] = []
    for at in actors:
        if run and at - run[-1] != step:
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _are_different(actors: Mapping[int, Sequence[Mention]], run: Sequence[int]) -> bool:
    """Each line names at most one actor that the gazetteer knows, and no other line names it."""
    named = [{mention.concept for mention in actors[at]} for at in run]
    known = [next(iter(concepts)) for concepts in named if concepts]
    return all(len(concepts) <= 1 for concepts in named) and len(set(known)) == len(known)


def _mark_persons(
    lines: Sequence[Line], actors: Mapping[int, Sequence[Mention]], body: Sequence[int]
) -> None:
    """Names the candidates that seem to be persons whom the gazetteer does not know; none where
    every noun has a capital."""
    unknown = [at for at, known in actors.items() if not known]
    text = "\n".join(lines[at].text for at in body) if unknown else ""
    if len(_GERMAN.findall(text)) * 40 > len(text.split()):
        return
    lower = {word for word in WORD.findall(text) if word.islower()}
    for at in unknown:
        if _is_unknown_name(lines[at].text, lower):
            _mark_unknown(lines, at, body, text, actors)


def _mark_unknown(
    lines: Sequence[Line], at: int, body: Sequence[int], text: str, candidates: Container[int]
) -> None:
    """A person that the gazetteer does not know: who wrote the article, or who is in a picture."""
    is_beside_date = _is_beside_date(lines, at)
    if at < body[0] or at > body[-1] or is_beside_date:
        is_name = (is_beside_date and at < body[0]) or not _names_in_part(lines[at].text)
        if is_name and not _heads_text(lines, at, body):
            lines[at].kind = "byline"
    elif (
        not _is_speaker(lines, at, candidates)
        and not _is_named_next(lines, at)
        and _says_name(text, _surname(lines[at].text))
    ):
        lines[at].kind = "image-alt"


def _is_beside_date(lines: Sequence[Line], at: int) -> bool:
    """Right above or below the day of the page or the time that reading takes."""
    beside = (lines[place] for place in (at - 1, at + 1) if 0 <= place < len(lines))
    return any(line.kind in ("page-date", "reading-time") for line in beside)


def _names_in_part(text: str) -> bool:
    """An actor or weapon among the words, but not in a name like «Marie-France» or in a row of
    keywords."""
    found = [mention for mention in mentions_in(text) if mention.kind != "source"]
    actors = {mention.concept for mention in found if mention.kind == "actor"}
    is_alone = any(text[max(0, mention.start - 1)] != "-" for mention in found)
    return is_alone and len(actors) <= 1


def _heads_text(lines: Sequence[Line], at: int, body: Sequence[int]) -> bool:
    """Below the text: a sentence follows, however short, which is not about who is named."""
    following = lines[at + 1] if body[-1] < at < len(lines) - 1 else None
    is_sentence = following is not None and following.is_open and ends_sentence(following.text)
    return is_sentence and not _is_named_next(lines, at)


def _is_all_names(text: str) -> bool:
    """Short, without punctuation, every word but particles with a capital, not all in capitals."""
    if len(text) > _LONGEST_NAME_LINE or re.search(r"[.!?:;,«»“”\"()\d–—|/]$|[:;!?«»“”|]", text):
        return False
    names = name_words(text)
    return (
        1 <= len(names) <= 6
        and all(word[:1].isupper() for word in names)
        and not (text.isupper() and len(text) > 4)
    )


def _is_unknown_name(text: str, lower: set[str]) -> bool:
    """Two to four words that the article never writes in lower case."""
    names = [word for word in WORD.findall(text) if fold_chars(word) not in PARTICLES]
    return 2 <= len(names) <= 4 and not any(word.lower() in lower for word in names)


def _is_wanted(
    lines: Sequence[Line], at: int, known: Sequence[Mention], candidates: Container[int]
) -> bool:
    """One actor, as the heading of a paragraph that names it or the speaker of a quotation."""
    concepts = {mention.concept for mention in known}
    if len(concepts) > 1:
        return False
    following = lines[at + 1] if at + 1 < len(lines) else None
    is_text = following is not None and following.is_open and at + 1 not in candidates
    named = mentions_in(following.text) if following is not None and is_text else []
    if concepts & {mention.concept for mention in named}:
        return True
    return _is_speaker(lines, at, candidates)


def _is_named_next(lines: Sequence[Line], at: int) -> bool:
    """The next line names what this one does, as a paragraph under its heading."""
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return _surname(lines[at].text) in following


def _is_speaker(lines: Sequence[Line], at: int, candidates: Container[int]) -> bool:
    """The line before is a quotation, or both neighbours are text and one of them lets the
    person of this line speak."""
    before = lines[at - 1] if at else None
    after = lines[at + 1] if at + 1 < len(lines) else None
    if at - 1 in candidates or at + 1 in candidates or lines[at].words < 2:
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


def _says_name(text: str, surname: str) -> bool:
    """The name stands in the text as a word; a letter or two are none."""
    return len(surname) > 2 and bool(re.search(rf"\b{re.escape(surname)}\b", text))


def _surname(text: str) -> str:
    """The last word of a name."""
    return text.split()[-1]
