"""Lines of a page's head that give its day among other things: «Kiev | AFP | mardi 28/05/2024».

Input: the lines of an article before any rule has run. Output: the kind of such lines, and the
outlet that one of them names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.cleaning import phrases
from index.cleaning.known import agency_named, body_named, is_address, outlet_named
from index.cleaning.line import Line, ends_sentence, fold_chars, squash
from index.cleaning.outlets import bare_name, has_host_of, may_name_outlet
from index.cleaning.page import (
    dates_occasion,
    is_byline,
    is_date_line,
    states_date,
    states_length,
    words_beside_date,
)
from index.dateline import is_place, read_dateline
from index.days import CLOCK, find_days, weekday_names

__all__ = ["mark_header_dates", "outlet_of_header"]

_PARTS = re.compile(r"\s*[|•·—–]\s*|\s+(?:-+|/)\s+")
_NAMES = re.compile(r"\s*[|•·—–/,]\s*|\s+-+\s+|\s+(?:avec|with)\s+")
#: The day of publication is given with its weekday or time; that of a picture or an event less.
_EXACT = re.compile(rf"{CLOCK}\b|\b(?:{'|'.join((*weekday_names('fr'), *weekday_names('en')))})\b")
_AGE = re.compile(rf"(?:{phrases.part('dated')} )?{phrases.part('age')}")
#: «Conseil de l’Exemple Communiqué de presse», before a day with its time.
_RELEASE = re.compile(rf"(?:[^.:;!?]{{0,60}} )?{phrases.part('release')} ?\W*$")
_NUMBERED = re.compile(r"([A-ZÀ-Þ«][^|•·—–:\d]{4,40}?)\s*[|•·—–,-]\s*[Nn][°o] ?\d{1,5}\b")
#: What any paper calls an issue.
_GENERIC = re.compile(
    r"(?:l[ae] |l')?(?:lettre|bulletin|newsletter|infolettre|note|revue|hebdo|edition|journal)"
    r"(?: (?:d'information|d'analyse|hebdomadaire|mensuelle?|quotidienne?|de presse|du jour))?"
)
_PAGE = re.compile(r"\W*\b(?:[Pp]age|PAGE) \d{1,3}\W*$")
_TIME_ALONE = re.compile(rf"\W*(?:a )?{CLOCK}\W*")
_QUOTES = re.compile(r"[«»“”\"]")
#: A part of more words is a headline or a caption.
_MOST_WORDS = 5
_LONGEST = 140
#: Headers stand no lower than this, and above the second paragraph.
_LOWEST = 12
_TITLE_WORDS = 4
#: What may stand above all of it.
_NOTICES = ("cookie-notice", "subscription", "newsletter", "ad-marker")
_SHORTEST_NAME = 4


def mark_header_dates(lines: Sequence[Line], *, has_title: bool) -> None:
    """Names the lines of the head that hold a full day and only short parts beside it. The title
    is none of them: another line is shaped like one, or `has_title`, or an outlet or agency stands
    beside the day."""
    head = list(_head(lines))
    dated = [line for line in head if _is_dated(line)]
    has_title |= any(_is_title(line) for line in head if line not in dated)
    _mark_lone_day(lines, head)
    for line in dated:
        if has_title or any(map(_is_source, _PARTS.split(line.text))):
            line.kind = "page-date"


def _mark_lone_day(lines: Sequence[Line], head: Sequence[Line]) -> None:
    """The only day that a page gives a line of its own, in its head above a line that is no text:
    that would make a heading of it."""
    alone = [line for line in lines if is_date_line(line)]
    if len(alone) == 1 and alone[0] in head[1:-1] and _is_full_day(alone[0]):
        below = head[next(at for at, line in enumerate(head) if line is alone[0]) + 1]
        if not (below.is_prose or ends_sentence(below.text)):
            alone[0].kind = "page-date"


def _is_full_day(line: Line) -> bool:
    return any(day.precision == "day" for day in find_days(line.text))


def outlet_of_header(lines: Sequence[Line]) -> str | None:
    """The outlet that stands beside the day of the page: known, or with an address on it."""
    head = [line for line in lines if line.kind not in _NOTICES][:_LOWEST]
    dated = (line for line in head if line.kind == "page-date")
    names = [bare_name(name) for line in dated for name in _NAMES.split(line.text) if name]
    known = next((name for name in names if outlet_named(name) or is_address(name)), None)
    known = known or _numbered(lines) or _paged(lines)
    keys = {name: squash(name) for name in names if len(squash(name)) >= _SHORTEST_NAME}
    return known or next(
        (name for name, key in keys.items() if any(has_host_of(line, key) for line in lines)), None
    )


def _numbered(lines: Sequence[Line]) -> str | None:
    """The name before the number of its issue, «La Lettre du Levant – n° 418 – 3 mai 2024»."""
    found = (_NUMBERED.match(line.text) for line in lines[:_LOWEST] if line.kind == "page-date")
    names = (match[1] for match in found if match)
    return next((name for name in names if not _GENERIC.fullmatch(fold_chars(name))), None)


def _paged(lines: Sequence[Line]) -> str | None:
    """The name beside the day and the number of its page, «LE PHARE | 17 mars 2022 | PAGE 6»."""
    for line in lines[:_LOWEST]:
        if line.kind == "page-date" and _PAGE.search(line.text):
            names = (part for part in _PARTS.split(line.text) if not _PAGE.fullmatch(part))
            return next((name for name in names if name and may_name_outlet(name)), None)
    return None


def _head(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page up to its second paragraph."""
    paragraphs = 0
    for line in lines[:_LOWEST]:
        paragraphs += line.is_prose and not line.is_title_like
        if paragraphs == 2:
            return
        yield line


def _is_title(line: Line) -> bool:
    return line.is_title_of(_TITLE_WORDS) and words_beside_date(line) is None


def _is_dated(line: Line) -> bool:
    """Two parts or more, one of them a day, the others short; with its time, its weekday or a word
    for publication, or beside known names alone. Or a release and its day, or a dateline."""
    if len(line.text) > _LONGEST or not any(map(str.isdigit, line.text)):
        return False
    if _is_release(line) or _is_dateline(line):
        return True
    parts = [Line(part, 0) for part in _parts(line.text)]
    others = [part for part in parts if not is_date_line(part)]
    if len(parts) < 2 or len(others) == len(parts) or is_byline(line) or states_length(line):
        return False
    rest = words_beside_date(line)
    if rest and dates_occasion(line, rest):
        return False
    if _EXACT.search(line.folded) or any(map(states_date, parts)):
        return all(map(_is_short, others))
    is_sourced = any(_is_source(part.text) for part in others)
    return bool(others) and all(
        _is_known(part) or (is_sourced and part.words <= _MOST_WORDS and is_place(part.text))
        for part in others
    )


def _parts(text: str) -> list[str]:
    """What stands between bars and dashes; a name that is known ends at a comma as well,
    «phare.example, 06.07.2021»."""
    name, comma, rest = text.partition(", ")
    if comma and _is_source(name):
        return [name, rest]
    return [part for part in _PARTS.split(text) if part]


def _is_release(line: Line) -> bool:
    """What a body calls its release, the day and its time, and nothing else."""
    days = [day for day in find_days(line.text) if day.precision == "day"]
    return (
        len(days) == 1
        and bool(_RELEASE.match(line.folded[: days[0].start]))
        and bool(_TIME_ALONE.fullmatch(line.folded[days[0].end :]))
    )


def _is_dateline(line: Line) -> bool:
    """A place, a day and who signs, on a line of their own: «Kiev, 3 mars 2024 (AFP)»."""
    whole = f"{line.text} –"
    found = read_dateline(whole)
    return bool(found and found.text == whole and found.day and found.is_told and found.is_signed)


def _is_short(part: Line) -> bool:
    is_sentence = ends_sentence(part.text) or bool(_QUOTES.search(part.text))
    is_timed = phrases.WHOLE["reading-time"].match(part.folded) or _AGE.fullmatch(part.folded)
    return (part.words <= _MOST_WORDS or bool(is_timed)) and not is_sentence


def _is_known(part: Line) -> bool:
    """An outlet, an agency, a public or learned body, or how long ago it was."""
    is_told = bool(_AGE.fullmatch(part.folded))
    return is_told or body_named(part.text) or _is_source(part.text)


def _is_source(text: str) -> bool:
    """The name of an outlet or agency, or the address of a site."""
    bare = text.strip(" ©")
    return is_address(bare) or outlet_named(bare_name(bare)) or agency_named(bare)
