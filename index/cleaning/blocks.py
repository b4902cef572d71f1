"""Rules for several lines at once: live-blog teasers, keywords, comments, captions, neighbours.

Input: lines whose own rules have run. Output: the kinds of the lines that belong to a block. A
block ends where running text begins again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise, takewhile

from index.cleaning import phrases
from index.cleaning.captions import is_shouted_credit
from index.cleaning.comments import Comments
from index.cleaning.contents import mark_contents
from index.cleaning.dating import keep_chronologies
from index.cleaning.endings import mark_endings
from index.cleaning.keeping import keep_rows, keep_sentences
from index.cleaning.line import Line, body_places, ends_sentence, ends_with_stop, stops_within
from index.cleaning.page import is_date_line, words_beside_date
from index.cleaning.related import is_headline, mark_related, shares_words, words_of
from index.cleaning.tickers import mark_tickers
from index.days import holds_time

__all__ = ["mark_blocks"]

_SIGN_UP = ("newsletter", "subscription")
#: So many lines may praise what is signed up for.
_PRAISE = 2
#: A live blog is announced below this share of the page.
_LATER = 0.45
_NEIGHBOUR = re.compile(
    r"(?i:(?P<before>pr[ée]c[ée]dente?|previous|prev)|(?P<after>suivante?|next))\s*[«\"A-ZÀ-Þ0-9]"
)
#: What a text is, before its day.
_CARD = re.compile(
    rf"^\W*(?:{'|'.join(phrases.words('text_kinds'))}|faq|exclusi\w+|hintergrund|kommentare?"
    r"|commentaires?)\W{1,3}\d[\d ./:h|-]{5,18}\W*$"
)
_AUTHOR = re.compile(r"^\W*(?:a propos de |about )?(?:l'auteure?|the author|autor)")
_SHORTEST_TEXT = 250
_LONGEST_NAME = 4
_LONGEST_CAPTION = 200
_LONGEST_TEASER = 400
#: Links of a live blog from which on a text may be its last teaser.
_FEWEST_LINKS = 2
#: Kinds of lines between which the words of a button stand.
_OF_PAGE = (
    "ad-marker", "comments", "cookie-notice", "follow-us", "navigation", "newsletter", "prev-next",
    "promo-heading", "related-heading", "related-link", "self-promotion", "share", "subscription",
    "video-teaser",
)  # fmt: skip
_MOST_BUTTONS, _BUTTON_WORDS = 5, 3
#: A line of so few words that stands more often is a button; how long a video plays.
_MOST_SAID, _SAID_WORDS = 2, 5
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_MOST_STRAYS, _LONGEST_STRAY, _FEWEST_KEYWORDS = 3, 16, 3
_SHORTEST_REPEAT, _BYLINE_WORDS = 40, 3
#: What a caption has beside the text of its image.
_BESIDE_IMAGE = re.compile(r"\s*[(\[|©]")
_CREDITS = ("photo-caption", "photo-credit")


def mark_blocks(lines: Sequence[Line]) -> None:
    """Gives the lines of each block their kind."""
    keep_chronologies(lines)
    keep_sentences(lines)
    keep_rows(lines)
    mark_contents(lines)
    _mark_cards(lines)
    _mark_introduced(lines)
    mark_related(lines)
    mark_tickers(lines)
    _mark_said_often(lines)
    _mark_neighbours(lines)
    _mark_praise(lines)
    _mark_author(lines)
    mark_endings(lines)
    _mark_scraps(lines)
    _mark_strays(lines)
    _mark_bare_keywords(lines)
    _mark_images(lines)
    _mark_repeats(lines)


def _mark_introduced(lines: Sequence[Line]) -> None:
    """What a line of the page stands above: keywords, links, comments, a caption."""
    comments, tried = Comments(lines), 0
    later = _later_part(lines)
    for at, line in enumerate(lines):
        is_heading = line.is_open or line.kind == "hashtags"
        if at >= tried and is_heading and phrases.KEYWORDS.match(line.folded):
            tried = _mark_headed_keywords(lines, at)
        elif line.kind == "self-promotion" and at >= later and line.text.endswith(":"):
            _mark_live(lines, at)
        elif line.kind == "comments" and comments.begin_at(at):
            for other in lines[at + 1 :]:
                other.kind = "comments" if other.is_open else other.kind
            return
        elif line.kind == "photo-credit" and at:
            if not _is_nearer_above(lines, at - 1):
                _mark_caption(lines[at - 1])
            if is_shouted_credit(line.text) and at + 1 < len(lines) and lines[at + 1].words >= 4:
                _mark_caption(lines[at + 1])


def _is_nearer_above(lines: Sequence[Line], at: int) -> bool:
    """The line stands right below another, as a standfirst below its title, and apart from what
    follows."""
    above, line, below = lines[max(at - 1, 0)], lines[at], lines[at + 1]
    return line.number - above.number == 1 < below.number - line.number


def _mark_cards(lines: Sequence[Line]) -> None:
    """A title in the text, and below it what it is and of which day: «analyse 12.04.2025»."""
    has_text = False
    for line, below in pairwise(lines):
        is_card = has_text and is_headline(line) and bool(_CARD.match(below.folded))
        if is_card and words_beside_date(below) is not None:
            line.kind, below.kind = "related-link", "related-date"
        has_text = has_text or line.is_body


def _later_part(lines: Sequence[Line]) -> int:
    """The place of the first line above which enough of the page stands."""
    lengths = list(accumulate((len(line.text) for line in lines), initial=0))
    return bisect_left(lengths, lengths[-1] * _LATER)


def _mark_neighbours(lines: Sequence[Line]) -> None:
    """«Précédent Title», «Suivant Title» on two lines that follow each other."""
    for one, other in pairwise(lines):
        if one.is_open and other.is_open and not (one.is_prose or other.is_prose):
            first, second = (_NEIGHBOUR.match(line.text) for line in (one, other))
            if first and second and first.lastgroup != second.lastgroup:
                one.kind = other.kind = "prev-next"


def _mark_praise(lines: Sequence[Line]) -> None:
    """What a newsletter is praised with: up to two short lines right above where one signs up or
    between two lines of that, below the text."""
    body = body_places(lines)
    first = body[-1] + 1 if body else len(lines)
    for at in range(len(lines) - 1, first, -1):
        if lines[at].kind in _SIGN_UP:
            above = reversed(lines[max(first, at - _PRAISE) : at])
            for line in takewhile(_may_praise, above):
                line.kind = "newsletter"


def _may_praise(line: Line) -> bool:
    return line.is_open and not ends_sentence(line.text) and not line.text.endswith(",")


def _mark_author(lines: Sequence[Line]) -> None:
    """The few lines about the author below the heading that announces them, after the text, a
    name between them or not."""
    before = 0
    for at, line in enumerate(lines):
        is_heading = line.kind == "byline" and _AUTHOR.match(line.folded)
        for about in _about_author(lines, at) if is_heading and before >= _SHORTEST_TEXT else ():
            about.kind = "byline"
        before += len(line.text) if line.is_open else 0


def _about_author(lines: Sequence[Line], at: int) -> Iterator[Line]:
    """The short line below the heading at `at`; where that is a name, the one below it, too."""
    is_name = at + 2 < len(lines) and lines[at + 1].words <= _LONGEST_NAME
    for line in lines[at + 1 : at + 2 + is_name]:
        if line.is_open and len(line.text) <= _LONGEST_TEASER:
            yield line


def _mark_headed_keywords(lines: Sequence[Line], at: int) -> int:
    """A heading of keywords and the short lines below it, if any, up to the next text or the end.
    Returns the last of these: between the two, no other heading can have more."""
    first = at + 1
    if first < len(lines) and lines[first].kind in ("hashtags", "navigation"):
        lines[at].kind = "hashtags"
    short = list(takewhile(_is_keyword, (lines[place] for place in range(first, len(lines)))))
    end = first + len(short)
    is_last = end == len(lines)
    if is_last or (len(short) >= 2 and not lines[end].is_prose):
        for line in (lines[at], *short):
            line.kind = "hashtags"
    return end - 1


def _is_keyword(line: Line) -> bool:
    return line.is_open and line.words <= 5 and not ends_sentence(line.text)


def _mark_live(lines: Sequence[Line], at: int) -> None:
    """What a line like «follow our live blog:» introduces: links, and at most one teaser between
    two of them, until a line that a rule has claimed."""
    has_teaser, links = False, 0
    for place in range(at + 1, len(lines)):
        line = lines[place]
        below = lines[place + 1] if place + 1 < len(lines) else None
        if not line.is_open:
            return
        if _is_link(line):
            if has_teaser and below is not None and below.is_body:
                return
            line.kind, links = "related-link", links + 1
        elif has_teaser or not _is_teaser(line, below, links):
            return
        else:
            line.kind, has_teaser = "related-teaser", True


def _is_link(line: Line) -> bool:
    return line.is_link_like and not line.is_prose


def _is_teaser(line: Line, below: Line | None, links: int) -> bool:
    """A short text above a link; behind two of them, news that end the block."""
    is_last = links >= _FEWEST_LINKS and (below is None or bool(below.kind))
    is_news = is_last and bool(phrases.NEWS_WORDS.search(line.folded))
    leads_on = below is not None and _is_link(below)
    return len(line.text) <= _LONGEST_TEASER and (leads_on or is_news)


def _mark_caption(line: Line) -> None:
    """The line right above a photo credit, if it is short and no sentence ends in it."""
    is_note = line.text[0] in "[(" or stops_within(line.text)
    is_short = len(line.text) <= _LONGEST_CAPTION and not ends_sentence(line.text)
    if line.is_open and is_short and not is_note and not is_date_line(line):
        line.kind = "photo-caption"


def _mark_said_often(lines: Sequence[Line]) -> None:
    """The words of a button that stands beside each of several, «Voir la vidéo», somewhere twice in
    a row or below a text that no sentence follows; and there how long each of these plays."""
    twice = {one.text for one, other in pairwise(lines) if one.text == other.text}
    _mark_buttons([line for line in lines if line.text in twice])
    last = (body_places(lines) or [len(lines)])[-1]
    below = [line for line in lines[last + 1 :] if line.is_open]
    if any(ends_with_stop(line.text) for line in below):
        return
    _mark_buttons(below)
    is_live = any(line.is_open and _CLOCK.fullmatch(line.text) for line in lines[:last])
    for line in below if not is_live else ():
        if _CLOCK.fullmatch(line.text):
            line.kind = "video-teaser"


def _mark_buttons(lines: Sequence[Line]) -> None:
    said = Counter(line.text for line in lines if _may_be_button(line))
    for line in lines:
        if said[line.text] > _MOST_SAID:
            line.kind = "navigation"


def _may_be_button(line: Line) -> bool:
    """A few words with a letter among them that end no sentence and announce nothing."""
    is_short = line.is_open and line.words <= _SAID_WORDS and not ends_sentence(line.text)
    return is_short and line.text[-1] != ":" and any(map(str.isalpha, line.text))


def _mark_scraps(lines: Sequence[Line]) -> None:
    """What buttons say, «Offrir», «Oui»: up to five lines of a few words above or below the text,
    right between lines of the page."""
    body = body_places(lines) or [0]
    for outside in (range(1, body[0]), range(body[-1] + 1, len(lines))):
        for run in _framed(lines, outside, _is_button, _MOST_BUTTONS):
            for line in run:
                line.kind = "navigation"


def _mark_strays(lines: Sequence[Line]) -> None:
    """Titles of other articles below the text, without a heading: up to three between lines of the
    page, about something else."""
    body = body_places(lines) or [len(lines)]
    known: frozenset[str] | None = None
    for run in _framed(lines, range(body[-1] + 1, len(lines)), _is_stray, _MOST_STRAYS):
        known = words_of(lines) if known is None else known
        for line in run:
            if line.long_words and not shares_words(line, known):
                line.kind = "related-link"


def _mark_bare_keywords(lines: Sequence[Line]) -> None:
    """Keywords, one a line and in lower case, right below a line of the page."""
    for are_bare, run in groupby(range(1, len(lines)), key=lambda at: _is_bare_keyword(lines[at])):
        places = list(run)
        if are_bare and len(places) >= _FEWEST_KEYWORDS and lines[places[0] - 1].kind:
            for at in places:
                lines[at].kind = "hashtags"


def _is_bare_keyword(line: Line) -> bool:
    is_short = line.is_open and line.words <= _BUTTON_WORDS and line.text[0].islower()
    return is_short and line.text[-1].isalnum()


def _framed(
    lines: Sequence[Line], outside: range, is_one: Callable[[Line], bool], most: int
) -> Iterator[list[Line]]:
    """The runs of such lines, each at most so long, that stand right between lines of the page."""
    for are_such, run in groupby(outside, key=lambda at: is_one(lines[at])):
        places = list(run)
        beside = (lines[places[0] - 1], *lines[places[-1] + 1 : places[-1] + 2])
        is_framed = all(line.kind in _OF_PAGE for line in beside)
        if are_such and is_framed and len(places) <= most:
            yield [lines[at] for at in places]


def _is_stray(line: Line) -> bool:
    """A headline of usual length, in which nothing is asked, called or quoted at the end."""
    is_plain = not ends_sentence(line.text) and not stops_within(line.text)
    return is_headline(line) and is_plain and line.words <= _LONGEST_STRAY


def _is_button(line: Line) -> bool:
    return line.is_open and line.words <= _BUTTON_WORDS and not ends_sentence(line.text)


def _mark_repeats(lines: Sequence[Line]) -> None:
    """A line of some length that stands there already, who signs again or a day with its time."""
    seen = {line.text for line in lines if _is_signature(line)}
    for line in lines:
        if line.is_open and line.text in seen:
            line.kind = "duplicate-line"
        elif line.is_open and len(line.text) >= _SHORTEST_REPEAT:
            seen.add(line.text)


def _is_signature(line: Line) -> bool:
    """`Par` and a name, or a day of the page with its time."""
    is_signed = line.kind == "byline" and line.words >= _BYLINE_WORDS
    return is_signed or (line.kind == "page-date" and holds_time(line.text))


def _mark_images(lines: Sequence[Line]) -> None:
    """The text of an image and its caption, which is the same and a credit or a day in brackets or
    behind a bar: no text says the same twice, one line below the other."""
    for one, other in pairwise(lines):
        short, long = sorted((one, other), key=lambda line: len(line.text))
        is_same = short.words >= _BYLINE_WORDS and long.text.startswith(short.text)
        is_caption = is_same and _BESIDE_IMAGE.match(long.text, len(short.text))
        may_go = short.is_open and not short.is_prose and (long.is_open or long.kind in _CREDITS)
        if is_caption and may_go:
            one.kind = other.kind = "photo-caption"
