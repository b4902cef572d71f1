"""Rules for one line at a time: what a line says of itself, wherever it stands on whatever site.

Input: the lines of an article. Output: `kind` of those that a phrase, a shape or a credit gives
away. A rule that could take a sentence of the article asks for more than its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.cleaning import phrases
from index.cleaning.code import is_code
from index.cleaning.credits import (
    is_agency_line,
    is_photo_caption,
    is_photo_credit,
    is_source_line,
)
from index.cleaning.known import outlet_named
from index.cleaning.line import GLUE, Line, body_places, ends_sentence, ends_with_stop, fold_chars
from index.cleaning.page import is_date_line, page_kind, states_date, states_length
from index.days import holds_time

__all__ = ["mark_lines", "mark_outside"]

_DURATION = re.compile(
    r"\|\s*\d{1,2}:\d{2}(?::\d{2})?\s*(?:min(?:utes?|uten)?\.?|sec\w*)?\s*$"
    r"|\|\s*\d{1,3}(?::\d{2})? ?min(?:utes?|uten)?\.?\s*$"
    rf"|\b{phrases.part('length-label')}\s*:?\s*\d{{1,2}}:\d{{2}}\W*$"
)
_LABEL = re.compile(r"\s\[[A-ZÀ-Þ][A-ZÀ-Þ &/-]{2,24}\]$")
_OPENING = '«“"„'
#: Platforms with a capital in their midst, which is none of a word glued to them.
_HUMPED = re.compile(r"\b(whats|linked|you|tik) (app|in|tube|tok)\b")
#: «Share21Tweet13».
_COUNTED = re.compile(r"(?<=[a-z])\d+")
_BRACKETED = re.compile(r"\([^()]+\)$")
#: Below the name of who posts: the account, `@kask`, or how long ago it was, `4 j ·`.
_ACCOUNT = re.compile(r"(?:@\w{2,30}|\d{1,2} ?(?:min|h|j|sem)\.?\s*[·•].{0,4})$")
_LONGEST_ACCOUNT = 6
#: What a button says.
_BUTTON = re.compile(r"[«“\"]\s?[^»”\"]{2,20}[»”\"]")
#: The name of a newsletter or a channel.
_NAME_END = re.compile(r"(?<!: )[«“\"][^»”\".!?]{2,40}[»”\"]\W*$")
_AGAIN = re.compile(r"^(\W*)\((r[eé])\)(?=\w)", re.I)
_QUOTES = re.compile(r"[«»“”\"„]")
_SEPARATED = re.compile(r"\s*[:|>»\u203a→▶►•⟶]|\s*[-–—]\s|\s*\.{3}|\s*…")
_STOPPED = re.compile(r"\.\s+[«\"]?[A-ZÀ-Þ]")
#: «War in Ukraine: what we know, follow our live».
_LIVE_TITLE = re.compile(
    r"^(?:[\w'’-]+[ ,:]+){4,}[^.:,]*[,.:!] ?(?:suivez|retrouvez|revivez)(?: (?:notre|le|la|les))?"
    r" (?:\w+ )?(?:direct|live|journee|evenements|infos|informations)\b[^.:]{0,25}$"
)
#: How a notice about cookies begins, or one in place of what they keep back.
_NOTICE_START = re.compile(rf"^\W*(?:\[[^\[\]]{{3,30}}\]\W*)?{phrases.part('notice-start')}")
#: So few words behind a marker, in lower case, are no title.
_FEW = 3
#: A glued marker ends before this.
_MARKER_WIDTH = 24
#: Between the labels of buttons in a row.
_BARS = re.compile(r"\s*[|·•]\s*")
_FEWEST_BUTTONS, _LABEL_WORDS = 2, 5
#: Of a menu in a row: «Culture | Le mag | Boutique (0) | Blog».
_ITEM = re.compile(r"[^\W\da-zà-ÿ][^\d.!?:;,«»]{1,29}(?: ?\(\d{1,3}\)| ?[?:])?")
_FEWEST_ITEMS = 4
_BUTTONS = {"navigation", "share", "subscription", "newsletter", "cookie-notice", "comments"}
_EDGE = 4
#: A place at neither edge of a page, and how many lines that has.
_MIDDLE = 9, 99
_HEAD = 8
_LOWEST_BYLINE = 16
_LONGEST_TITLE = 200
#: A credit, a caption, a headline of so many words and its day.
_CAPTIONED, _TITLE_WORDS = 4, 5
#: Who signs below the text.
_INITIALS = re.compile(r"[A-Z]{2,3}")
#: More words in brackets are a remark.
_SIGNING_WORDS = 12
_LONGEST_NOTICE = 1200
#: A line longer than this is the article's, unless it speaks of cookies or starts with a marker.
_LONG = 300


def mark_lines(lines: Sequence[Line], *, has_title: bool) -> None:
    """Gives a kind to each line whose words or credit name one, wherever it stands. The first may
    be the title, unless that is stated."""
    for at, line in enumerate(lines):
        if line.is_open:
            is_edge = at < _EDGE or at >= len(lines) - _EDGE
            may_go = has_title or at > 0
            line.kind = _by_phrase(line, at, is_edge=is_edge, may_go=may_go) or _by_credit(
                line, may_go=may_go, is_last=at == len(lines) - 1
            )
    for line, below in pairwise(lines[:_HEAD]):
        if line.is_open and line.words <= _LONGEST_ACCOUNT and _ACCOUNT.match(below.folded):
            line.kind = "byline"


def mark_outside(lines: Sequence[Line]) -> None:
    """Gives a kind to the lines about the page: most of them only above and below the text, which
    begins and ends with a line that no rule has claimed."""
    body = body_places(lines)
    if body and _is_caption_above(lines, body[0]):
        lines[body.pop(0)].kind = "photo-caption"
    if len(body) > 1 and _may_be_title(lines[body[0]]):
        body = body[1:]
    if len(body) > 1 and _is_standfirst(lines, *body[:2]):
        body = body[1:]
    at_top = int(bool(lines) and is_date_line(lines[0]))
    first, last = (body[0], body[-1]) if body else (at_top, 0)
    for at, line in enumerate(lines):
        if line.is_open:
            is_outside = at < first or at > last
            line.kind = page_kind(line, at, len(lines), is_outside=is_outside)
            may_sign = is_outside or line.text.isupper()
            may_sign &= at > 0 or line.words == 1
            if not line.kind and may_sign and is_agency_line(line):
                line.kind = "source-line"
            line.kind = line.kind or (_below_text(line) if at > last > 0 else "")
            if not line.kind and is_outside and (_is_menu_row(lines, at) or _is_button_row(line)):
                line.kind = "navigation"


def _below_text(line: Line) -> str:
    """The kind of an outlet, the initials of who signs, or the names of those in brackets."""
    if outlet_named(line.text):
        return "source-line"
    is_aside = _BRACKETED.match(line.text) and line.words <= _SIGNING_WORDS
    is_told = ends_sentence(line.text[:-1]) or any(map(str.isdigit, line.text))
    is_signed = is_aside and not is_told
    return "byline" if is_signed or _INITIALS.fullmatch(line.text) else ""


def _is_button_row(line: Line) -> bool:
    """Labels of few words between bars, «Imprimer | Copier le lien»: half of them are known."""
    labels = _BARS.split(line.folded)
    is_long = any(len(label.split()) > _LABEL_WORDS for label in labels)
    if len(labels) < _FEWEST_BUTTONS or is_long or any(map(str.isdigit, line.text)):
        return False
    known = sum(not _BUTTONS.isdisjoint(_kinds_worded(label)) for label in labels)
    return known * 2 >= len(labels)


def _is_menu_row(lines: Sequence[Line], at: int) -> bool:
    """Four short labels or more between bars, three right below the name of the site or what it is
    about, each with a capital, and no rows of a table below."""
    labels = _items(lines[at])
    below = _items(lines[at + 1]) if at + 1 < len(lines) else []
    is_head = len(below) == len(labels)
    fewest = _FEWEST_ITEMS - (at > 0 and lines[at - 1].kind in ("site-name", "site-tagline"))
    return len(labels) >= fewest and not is_head and all(map(_ITEM.fullmatch, labels))


def _items(line: Line) -> list[str]:
    """What stands between the bars of a line."""
    return _BARS.split(line.text.strip(" |·•"))


def _is_caption_above(lines: Sequence[Line], at: int) -> bool:
    """Between the credit of a picture and a headline with its day below it."""
    around = lines[max(0, at - 1) : at + 3]
    return (
        len(around) == _CAPTIONED
        and around[0].kind == "photo-credit"
        and around[2].is_title_of(_TITLE_WORDS)
        and is_date_line(around[3])
    )


def _is_standfirst(lines: Sequence[Line], first: int, second: int) -> bool:
    """Between the first two texts of a page, near its top, stands who wrote it, or when with the
    time or a word for it; a bare date may be the heading of a chronology."""
    between = lines[first + 1 : second]
    if second > _LOWEST_BYLINE:
        return False
    kinds = [line.kind or page_kind(line, *_MIDDLE, is_outside=True) for line in between]
    return any(
        kind in ("reading-time", "byline")
        or (kind == "page-date" and (states_date(line) or holds_time(line.text)))
        for kind, line in zip(kinds, between, strict=True)
    )


def _may_be_title(line: Line) -> bool:
    """Prose by its length and its last mark, but a question or a quotation may be a title."""
    return len(line.text) <= _LONGEST_TITLE and not ends_with_stop(line.text)


def _by_phrase(line: Line, at: int, *, is_edge: bool, may_go: bool) -> str:
    """The kind that the words of a line give away."""
    if is_code(line.text):
        return "tracking-slug"
    if len(line.text) <= _LONG:
        if may_go and _DURATION.search(line.folded) and _dates_video(line):
            return "video-teaser"
        if phrases.AD_LINE.match(line.folded):
            return "ad-marker"
        whole = _whole(line, is_edge=is_edge)
        if whole:
            return whole
        marker = _marker(line) if may_go else ""
        if marker:
            return marker
        if _LABEL.search(line.text) and not line.is_prose:
            return "related-link"
    is_title = at < _HEAD and len(line.text) <= _LONG and _LIVE_TITLE.match(line.folded)
    return "" if is_title else _invitation(line, is_edge=is_edge)


def _dates_video(line: Line) -> bool:
    """What looks like a length is none where a date and its time are all that the line holds."""
    return states_length(line) or not is_date_line(line)


def _whole(line: Line, *, is_edge: bool) -> str:
    """A line that is one of the phrases of its kind."""
    for kind in _kinds_worded(line.folded):
        if _is_whole(kind, line):
            return kind
    return "share" if _is_share(line, is_edge=is_edge) else ""


@lru_cache(4096)
def _kinds_worded(folded: str) -> tuple[str, ...]:
    """The kinds of which a line is one of the phrases. Pages of one site share their lines."""
    return tuple(kind for kind, pattern in phrases.WHOLE.items() if pattern.match(folded))


def _is_whole(kind: str, line: Line) -> bool:
    """What a kind asks for besides its phrase: no heading ends with a full stop, no list of
    keywords is running text, and a reading time has a figure."""
    if line.text[0] in _OPENING and kind not in ("hashtags", "read-link", "prev-next"):
        return False
    if kind in ("related-heading", "promo-heading"):
        return not ends_with_stop(line.text)
    if kind == "reading-time":
        return line.words <= 14 and bool(re.search(r"\d|(?:une|a|one) minute", line.folded))
    return not (kind == "hashtags" and line.is_prose)


def _is_share(line: Line, *, is_edge: bool) -> bool:
    """Only words of share buttons and counts; names of platforms alone need company or an edge."""
    parted = fold_chars(GLUE.sub(" ", line.text))
    spelled = (line.folded, _HUMPED.sub(r"\1\2", _COUNTED.sub(" ", parted)))
    words = next((found for text in spelled if (found := _share_words(text))), [])
    if phrases.SHARING.intersection(words):
        return True
    platforms = phrases.PLATFORMS.intersection(words)
    return len(platforms) >= 2 or (bool(platforms) and is_edge)


def _share_words(folded: str) -> list[str]:
    """The words of a text; none if one of them stands on no share button."""
    words = re.findall(r"[^\W\d_][\w'-]*", folded)
    return words if phrases.SHARE_WORDS.issuperset(words) else []


def _marker(line: Line) -> str:
    """A line that announces another page by its first words."""
    text = _bare(line.text)
    folded = fold_chars(text)
    for kind, pattern in phrases.MARKERS.items():
        found = pattern.match(folded)
        if found and _announces(text[found.end() :]):
            return kind
    for kind, pattern in phrases.LOUD_MARKERS.items():
        found = pattern.match(folded)
        if found and _announces_loudly(text[: found.end()], text[found.end() :]):
            return kind
    return ""


def _bare(text: str) -> str:
    """A line without brackets around all of it, «(Lire aussi : …)», or around its first syllable,
    «(Re)lire : …»; with a space where two texts were glued near its start, «PrécédentUn titre»."""
    if _BRACKETED.match(text):
        text = text[1:-1]
    text = _AGAIN.sub(r"\1\2", text)
    glue = GLUE.search(text, 0, _MARKER_WIDTH)
    return f"{text[: glue.start()]} {text[glue.start() :]}" if glue else text


def _announces(rest: str) -> bool:
    """After the marker: nothing, a separator, or a title with its capital."""
    start = rest.lstrip()
    return (
        not start
        or bool(_SEPARATED.match(rest) or _STOPPED.match(rest))
        or start[0].isupper()
        or start[0] in '«“"0123456789'
    )


def _announces_loudly(marker: str, rest: str) -> bool:
    """A single word: a separator follows, or it is in capitals before a title that is not. Without
    capitals or an arrow, no sentence with a full stop is a title."""
    start = rest.lstrip()
    title = start.lstrip(" :|>»\u203a→-–—")
    is_said = title[:1].islower() and (ends_sentence(title) or len(title.split()) <= _FEW)
    is_capital = marker.strip(" >•-–—").isupper()
    is_ended = ends_with_stop(title) and marker[0].isalpha() and not is_capital
    if not start or is_said or is_ended or _is_sentence(rest):
        return False
    if _SEPARATED.match(rest) or (is_capital and start.startswith(". ")):
        return True
    return is_capital and (start[0].isupper() or start[0] in '«“"') and not rest.isupper()


def _is_sentence(text: str) -> bool:
    """True for a text that ends with a full stop and is long enough to be one."""
    return len(text) >= 60 and text.endswith(".") and not re.search(r"[–—-] ?\.$", text)


def _invitation(line: Line, *, is_edge: bool) -> str:
    """The site speaks to its reader: cookies, newsletter, subscription, networks, live blog."""
    folded = line.folded
    if len(folded) > _LONGEST_NOTICE or line.text[0] in _OPENING:
        return ""
    if _is_cookie_notice(line, is_edge=is_edge):
        return "cookie-notice"
    if line.words > 60 or _QUOTES.search(_NAME_END.sub("", line.text).strip('«»“”" ')):
        return ""
    speaks = bool(phrases.ADDRESS.search(folded))
    is_short = not line.is_prose
    if phrases.NEWSLETTER.match(folded) and (speaks or is_short):
        return "newsletter"
    if phrases.FOLLOW.match(folded) and (speaks or is_short or _names_platforms(line)):
        return "follow-us"
    if phrases.SUBSCRIPTION.match(folded) and (speaks or is_short or "abonn" in folded):
        return "subscription"
    if phrases.PROMOTION.match(folded) and phrases.LIVE.search(folded) and line.words <= 45:
        return "self-promotion"
    return ""


def _names_platforms(line: Line) -> bool:
    """Two platforms or more."""
    return len(phrases.PLATFORMS.intersection(line.long_words)) >= _FEWEST_BUTTONS


def _is_cookie_notice(line: Line, *, is_edge: bool) -> bool:
    """Cookies or privacy, what is done with them, and whom it speaks to, where notices stand."""
    folded = line.folded
    stands_apart = is_edge and ("cookie" in folded or not line.is_prose)
    if not stands_apart and not _NOTICE_START.match(folded):
        return False
    if not phrases.COOKIES.search(folded) or not phrases.CONSENT.search(folded):
        return False
    spoken = _BUTTON.sub("", line.text)
    return bool(phrases.ADDRESS.search(folded)) and not _QUOTES.search(spoken)


def _says_when(line: Line) -> bool:
    """One of the parts between bars is a word for publication and the day."""
    parts = [Line(part, 0) for part in _BARS.split(line.text) if part]
    return len(parts) > 1 and any(states_date(part) and is_date_line(part) for part in parts)


def _by_credit(line: Line, *, may_go: bool, is_last: bool) -> str:
    """Credits of pictures and of the article, but no line that says beside one when it was
    published, «Publié le 3 mai 2024 | Texte Anna Kask, photos Jaan Tamm»."""
    if _says_when(line):
        return "page-date"
    is_last_sentence = is_last and ends_sentence(line.text)
    if (may_go or "©" in line.text) and not is_last_sentence and is_photo_caption(line):
        return "photo-caption"
    if is_photo_credit(line):
        return "photo-credit"
    return "source-line" if is_source_line(line) else ""
