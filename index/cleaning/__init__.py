"""Cleaning: a raw article to title, paragraphs and dropped lines, with the reason for each.

Input: what a reader found. Output: the article as people would read it. The rules look at shapes,
places and the phrases that pages share, and keep a line when in doubt.

The passes, each over the lines that those before it left open (`line` has what all of them ask of
a line, `phrases` the wordings, `known` what the gazetteer knows; `index.dropped` the reasons):

1. `printed`: page numbers and running headers, which cut sentences in two; `notes`: the marks of
   notes behind words, and notes at the foot of a page;
2. `headers`: dates in the head of a page, beside names;
3. `marking`: lines that tell by themselves what they are, wherever they stand (`credits` and, for
   the end of a caption, `captions`; `code` knows scripts);
4. the head of the page: `title`, with `kickers` above it and `repeats` of it, and `masthead` for
   the site's name, which looks like those of `outlets`; before a title is picked, lines about the
   page above and below the text (`marking` with `page`), and `leftovers` of buttons; `labels` are
   no titles, and `teasers` at the end of a page no text;
5. `blocks`, several lines at once: `dating` and `keeping` open what is the article's, then come
   `contents`, `related`, `tickers`, `comments` and, from the last line upwards, `endings`;
6. `names`: lines that are nothing but names; then `dating` settles whose the dates are.

What is marked tells in the end who published the article: `owners`, `credits`; and whose lines
sign for it or speak to readers: `masthead`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.article import Article, Dropped
from index.cleaning.blocks import mark_blocks
from index.cleaning.credits import agencies_in, credit_at_edge
from index.cleaning.dating import settle_dates
from index.cleaning.headers import mark_header_dates, outlet_of_header
from index.cleaning.kickers import mark_kicker, mark_trails
from index.cleaning.known import outlet_label
from index.cleaning.labels import mark_labels, unwelded
from index.cleaning.leftovers import mark_leftovers
from index.cleaning.line import Line
from index.cleaning.marking import mark_lines, mark_outside
from index.cleaning.masthead import mark_site, mark_site_speech
from index.cleaning.names import mark_names
from index.cleaning.notes import without_marks
from index.cleaning.owners import outlet_in, outlet_led, outlet_signed, signs_site
from index.cleaning.printed import without_pages
from index.cleaning.repeats import mark_repeated_title
from index.cleaning.teasers import mark_teasers
from index.cleaning.title import first_sentence, pick_title

__all__ = ["clean"]

#: Kinds of lines that credit the text, and of those that credit pictures.
_SIGNED = ("source-line", "byline", "page-date", "copyright")
_CREDITED = ("photo-credit", "photo-caption")


def clean(article: Article) -> Article:
    """`article`, none of whose paragraphs is empty or has blanks at its ends, with title,
    paragraphs, dropped, source and agencies settled.

    What the format states (title, source, agencies) is kept. An article without a stated title
    takes the line that is one, else the first sentence of its body, which the body keeps. The
    result has no paragraphs if nothing but boilerplate was there.
    """
    numbers = article.lines or (0,) * len(article.paragraphs)
    pairs = zip(article.paragraphs, numbers, strict=True)
    lines = without_marks(without_pages([Line(text, number) for text, number in pairs]))
    mark_header_dates(lines, has_title=bool(article.title))
    mark_lines(lines, has_title=bool(article.title))
    title, site = _settle_title(article.title, lines)
    mark_blocks(lines)
    mark_names(lines)
    settle_dates(lines)
    source = article.source or _outlet(
        site
        or outlet_of_header(lines)
        or _owner(lines)
        or outlet_signed(lines)
        or outlet_led(lines)
    )
    if source:
        mark_site_speech(lines, source)
    kept = [line for line in lines if line.is_open]
    return replace(
        article,
        title=title or (first_sentence(kept[0].text) if kept else ""),
        paragraphs=tuple(line.text for line in kept),
        lines=tuple(line.number for line in kept) if article.lines else (),
        dropped=(*article.dropped, *(Dropped(x.number, x.kind, x.text) for x in lines if x.kind)),
        source=source,
        agencies=_agencies(article, lines),
    )


def _settle_title(stated: str, lines: Sequence[Line]) -> tuple[str, str | None]:
    """The title, without the site's name, and that name where the page gives it."""
    mark_teasers(lines)
    mark_trails(lines)
    site = mark_site(lines)
    mark_outside(lines)
    mark_leftovers(lines)
    chosen = None if stated else pick_title(lines)
    if chosen is not None:
        chosen.is_title = True
        mark_kicker(lines, chosen)
    title = stated or (unwelded(chosen.text) if chosen else "")
    mark_labels(lines, has_title=bool(title))
    if not title:
        return "", site
    bare, suffix = mark_repeated_title(lines, title)
    return bare, site or suffix


def _outlet(name: str | None) -> str | None:
    """A name as the gazetteer writes it."""
    return outlet_label(name) if name else None


def _owner(lines: Sequence[Line]) -> str | None:
    """The outlet that a copyright notice names, or a credit that is the site's own."""
    last = max((at for at, line in enumerate(lines) if line.is_open), default=0)
    notices = [line.text for line in lines if line.kind == "copyright"]
    notices += [
        line.text
        for at, line in enumerate(lines)
        if line.kind == "photo-credit" and signs_site(line.text, is_below=at > last)
    ]
    return next((name for text in notices if (name := outlet_in(text))), None)


def _agencies(article: Article, lines: Sequence[Line]) -> tuple[str, ...]:
    """Ids of the agencies: stated, else from a source line or byline, else from the dateline or
    the bracket that ends the text, else from the credits of pictures."""
    if article.agencies:
        return tuple(
            dict.fromkeys(
                known for name in article.agencies for known in (agencies_in(name) or (name,))
            )
        )
    kept = [line.text for line in lines if line.is_open]
    signed = " ; ".join(line.text for line in lines if line.kind in _SIGNED)
    credited = " ; ".join(line.text for line in lines if line.kind in _CREDITED)
    texts = (signed, credit_at_edge(kept), credited)
    return next((found for text in texts if (found := agencies_in(text))), ())
