"""Lines to paragraphs: those that a file wrapped are joined, words that it cut made whole.

Input: the text of a file. Output: its paragraphs, each with the number of its first line.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from index.days import find_days
from index.readers.decoding import tidy, tidy_line
from index.sentences import sentences

__all__ = ["blocks", "unescape"]

#: Pictures and links as Markdown writes them, which copying and scraping leave in other texts: only
#: what leads to an address, which may have brackets of its own.
_TARGET = r"\((?:https?://|www\.|mailto:|[/#])(?:[^()\n]++|\([^()\n]{0,200}+\))*+\)"
_PICTURE = re.compile(rf"!\[[^\[\]\n]{{0,300}}+\]{_TARGET}")
_LINK = re.compile(rf"\[([^\[\]\n]{{0,300}}+)\]{_TARGET}")
#: And its headings, which no hashtags are, and words that it sets bold.
_HEADING = re.compile(r"^\s{0,3}(?:#(?=\s[^\W\d_]|\s[«“\"])|#{2,6}(?=\s[\w«“\"]))\s(?!.*\s#\w)")
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,300}+)(?<=\S)\*\*(?!\*)")
#: Between the cells of a row that was copied from a table.
_TAB = re.compile(r"(?<=\S)[ \xa0]*\t[ \t\xa0]*(?=\S)")
_FEWEST_TABS = 2
#: The labels of a row, which are no words or parts of a sentence that was spread out, and the gaps
#: between them; the gap before the number of a printed page.
_LABEL = re.compile(r"[^a-zà-ÿ].{0,38}[^.!?,;]")
_GAP = re.compile(r"(?<=\S)[ \xa0]{2,}(?=[^\W_]|[(\d])")
_PAGE_GAP = re.compile(r"(?<=[^\s|])[ \xa0]{4,}(?=\d{1,4}\s*$)")
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
#: A wrapped line is long, does not end a sentence, and the next goes on in lower case. In a column
#: of a printed page, where words are cut, it is shorter.
_WRAPPED_LENGTH, _COLUMN_LENGTH = 45, 30
#: `by admin`, `par la rédaction`: who signs, on a line of its own.
_BYLINE = re.compile(
    r"(?:by|par|von|por|di) (?:la |the |die )?[\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}$"
)
#: `par Jean Dupont · 3 mars`.
_SIGNED = re.compile(r"(?:by|par|von|por|di) [A-ZÀ-Þ]")
#: `il y a 3 heures`, `vor 2 Stunden`; what begins with a figure continues no line anyway.
_AGO = re.compile(r"(?:publié |posté |mis à jour )?(?:il y a|vor|hace|há) (?:\d|une? |ein)")
#: `lagazette.example | …`: the address of a site, and what it says about the page.
_SITE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}\s*(?:[|·•–—-]|$)")
_LONGEST_STATEMENT = 80
#: Lines longer than this are paragraphs that nobody wrapped.
_WIDEST = 120
#: A full line is at least so long, as a part of the width.
_NEAR = 0.8
#: A letter and a hyphen end a line in the middle of a word. `¬` and U+2010 stand for that alone,
#: and so does the soft hyphen, which is `¬` here, as it would not outlast the tidying.
_SOFT_HYPHEN = re.compile(r"(?<=\w)\xad(?=[ \t\r]*\n)")
_CUT = re.compile(r"(?P<left>[^\W\d_]+)(?P<sign>[-‐¬])$")
_CUT_LINE = re.compile(r"-[ \t\r]*\n")
_COMPOUND = re.compile(r"\b(?=([^\W\d_]+-[^\W\d_]+))")
#: The blank behind an opening quote parts no line.
_WITH_QUOTE = re.compile(r"(?:« )?\S+")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
#: So many lines that are full or cut a word, and go on in lower case, prove a text wrapped.
_FEWEST_OPEN = 2
#: The number of an item, and what stands before a name.
_ITEM = re.compile(r"\d{1,2}[.)]\s")
_TITLED = re.compile(r"(?:^|\s)(?:MM?|Mmes?|Mlle|Dr|Pr|Me)\.?$")
#: How a sentence ends, with the mark of a note or without.
_SENTENCE_END = re.compile(r'[.!?…»”"]\d{0,2}$')


def blocks(content: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Line numbers and texts of the paragraphs: lines that are not empty, wrapped ones joined."""
    found: list[tuple[int, str]] = []
    is_cut = _CUT_LINE.search(content)
    compounds = frozenset(_COMPOUND.findall(content.lower()) if is_cut else ())
    runs = list(_runs(_SOFT_HYPHEN.sub("¬", content) if "\xad" in content else content))
    layout = _layout_of(runs)
    for at, run in enumerate(runs):
        found.extend(_unwrapped(run, compounds, layout, may_be_title=not at))
    return tuple(number for number, _ in found), tuple(text for _, text in found)


def _runs(content: str) -> Iterator[list[tuple[int, str]]]:
    """The lines that follow each other without an empty one, each with its number."""
    written = enumerate(tidy(content).split("\n"), start=1)
    lines = ((n, tidy_line(_celled(unescape(x)))) for n, x in written)
    for is_filled, run in groupby(lines, key=lambda line: bool(line[1])):
        if is_filled:
            yield list(run)


def _celled(line: str) -> str:
    """A row of a table or a menu with bars between its cells, as in a page: «Caesar 18 avril» is no
    day where eighteen were delivered. So with the number of a page behind its header."""
    if line.count("\t") >= _FEWEST_TABS and len(_TAB.findall(line)) >= _FEWEST_TABS:
        return _TAB.sub(" | ", line)
    if "  " not in line:
        return line
    cells = _GAP.split(line.strip())
    if len(cells) > _FEWEST_TABS and all(map(_LABEL.fullmatch, cells)):
        return " | ".join(cells)
    return _PAGE_GAP.sub(" | ", line)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a text is set: the `width` at which it was wrapped throughout, or 0; a line of `shortest`
    characters or more may go on."""

    width: int
    shortest: int

    def is_open(self, line: str) -> bool:
        """Long, and not at the end of its sentence."""
        return len(line) >= self.shortest and line[-1] not in '.!?…:;)]»”"'


def _layout_of(runs: Sequence[Sequence[tuple[int, str]]]) -> _Layout:
    """Wrapped is a text of which full lines go on in lower case again and again; in columns one
    that is cut within words as often."""
    width = _width([text for run in runs for _, text in run])
    pairs = (pair for run in runs for pair in pairwise(text for _, text in run))
    going_on = [pair for pair in pairs if pair[1][0].islower()]
    n_cut = sum(bool(_cut(one)) for one, _ in going_on)
    layout = _Layout(width, _COLUMN_LENGTH if n_cut >= _FEWEST_OPEN else _WRAPPED_LENGTH)
    n_open = sum(
        layout.is_open(one) and bool(_is_full(one, other, width) or _cut(one))
        for one, other in going_on
    )
    return layout if n_open >= _FEWEST_OPEN else replace(layout, width=0)


def _unwrapped(
    run: Sequence[tuple[int, str]],
    compounds: frozenset[str],
    layout: _Layout,
    *,
    may_be_title: bool,
) -> list[tuple[int, str]]:
    """The paragraphs of a run of lines; `may_be_title`: the first of them may be that of the
    text. Of the last one its parts are kept, and as much of its `end` as is looked at."""
    lines = [text for _, text in run]
    width, ending = _width(lines), _Ending(lines)
    found, end = [(run[0][0], [lines[0]])], lines[0]
    for at in range(1, len(run)):
        parts = found[-1][1]
        if (cut := _cut_end(end, lines[at], compounds, layout)) is not None:
            parts[-1] = parts[-1][: len(parts[-1]) - cut]
            parts.append(lines[at])
        elif (layout.is_open(end) and _goes_on(lines, at, width, ending)) or (
            (at > 1 or not may_be_title) and _fills(lines[at - 1], lines[at], layout)
        ):
            parts.append(f" {lines[at]}")
        else:
            end, parts = "", [lines[at]]
            found.append((run[at][0], parts))
        end = f"{end}{parts[-1]}"[-_WIDEST:]
    return [(number, "".join(parts)) for number, parts in found]


def _cut_end(line: str, following: str, compounds: frozenset[str], layout: _Layout) -> int | None:
    """Where `line` ends within a word that `following` ends: how many characters are only its
    hyphen, none if the word stands with it elsewhere. None where no word is cut."""
    cut = _cut(line)
    if not cut or not following[0].islower() or (cut["sign"] == "-" and not layout.is_open(line)):
        return None
    rest = _FIRST_WORD.match(following)
    word = f"{cut['left']}-{rest[0] if rest else ''}"
    return int(cut["sign"] != "-" or word.lower() not in compounds)


def _cut(line: str) -> re.Match[str] | None:
    """The word in the middle of which a line ends, if it does; no word is as long as a line."""
    return _CUT.search(line, len(line) - _WIDEST) if line[-1] in "-‐¬" else None


def unescape(text: str) -> str:
    """What a scraper left behind: HTML character references as characters, and of links, headings
    and bold words in Markdown the words alone."""
    text = html.unescape(text) if _ENTITY.search(text) else text
    text = _LINK.sub(r"\1", _PICTURE.sub("", text))
    return _BOLD.sub(r"\1", _HEADING.sub("", text))


def _width(lines: Sequence[str]) -> int:
    """The length at which lines were wrapped; 0 unless three are about as long as the longest."""
    longest = max((len(line) for line in lines if " " in line), default=0)
    full = sum(len(line) >= longest * _NEAR for line in lines)
    return longest if full >= 3 and longest <= _WIDEST else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """The first word of the following line had no room in a line of `width` characters."""
    first = _WITH_QUOTE.match(following)
    return bool(width) and len(line) + 1 + (first.end() if first else 0) > width


def _fills(line: str, following: str, layout: _Layout) -> bool:
    """True where a line of a text wrapped throughout is full and does not end its sentence: with
    a closing bracket or quote it goes on in lower case, else with a capital as well; one word with
    a capital is a heading."""
    if not _is_full(line, following, layout.width) or _is_of_page(following):
        return False
    if following[0].islower():
        return line[-1] not in ".!?…"
    is_word = following[0].isalnum() or following[0] in '«“"('
    is_new = not is_word or following.isalpha() or _ITEM.match(following)
    return not is_new and (layout.is_open(line) or bool(_TITLED.search(line)))


def _goes_on(lines: Sequence[str], at: int, width: int, ending: _Ending) -> bool:
    """True where the line at a place continues the sentence of the one above: its first word had no
    room in a line of `width` characters, or the sentence ends below. What the page says about
    itself continues nothing."""
    line, following = lines[at - 1], lines[at]
    is_full = _is_full(line, following, width)
    if is_full and len(following) >= width * _NEAR:
        return following[0].islower()
    return _is_continuation(following) and (is_full or ending.is_below(at))


class _Ending:
    """Whether a sentence ends in the lines of a run, as far as each goes on. What was found for one
    line holds for those below it up to where it was found, so that none is looked at twice."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._known = 0
        self._ends = False

    def is_below(self, at: int) -> bool:
        """True where one of the lines from a place on holds or is the end of a sentence."""
        if at >= self._known:
            self._known, self._ends = self._looked(at)
        return self._ends

    def _looked(self, at: int) -> tuple[int, bool]:
        for place in range(at, len(self._lines)):
            line = self._lines[place]
            if not _is_continuation(line):
                return place, False
            if _SENTENCE_END.search(line) or len(sentences(line)) > 1:
                return place + 1, True
        return len(self._lines), False


def _is_continuation(line: str) -> bool:
    """Begins in lower case, and neither dates nor signs a page."""
    return line[0].islower() and not _is_of_page(line)


def _is_of_page(line: str) -> bool:
    """True for a short line with the page's date, its author or the address of its site."""
    if len(line) > _LONGEST_STATEMENT or line[-1] == ".":
        return False
    if any(pattern.match(line) for pattern in (_BYLINE, _SIGNED, _AGO, _SITE)):
        return True
    return any(day.precision == "day" for day in find_days(line))
