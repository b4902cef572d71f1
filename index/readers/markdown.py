"""Markdown: the text that its signs set, and what its front matter states.

Input: a piece. Output: its article. Lines keep their places, so that numbers of lines stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.addresses import host_of
from index.article import Article, DateStamp
from index.days import parse_day
from index.errors import SourceError
from index.readers.decoding import tidy, tidy_line
from index.readers.piece import Piece, Reading
from index.readers.text import article_of, content_of
from index.tongues import lang_of_tag

__all__ = ["read_markdown"]

_FRONT = re.compile(r"\s*--- ?\n(?P<front>(?:[\w-]+:.*\n|[ -].*\n)+)(?:---|\.\.\.) ?(?:\n|$)")
#: What services that render pages as Markdown state above them.
_RENDERED = re.compile(
    r"Title: (?P<title>.*)\n+URL Source: (?P<url>\S+)\n+"
    r"(?:Published Time: (?P<published>.*)\n+)?(?:[A-Z][\w ]{2,30}: .*\n+)*?Markdown Content: ?\n"
)
_FIELD = re.compile(r"(?m)^([\w-]+): ?(\S.*)$")
_BLANKS = re.compile(r"[ \t]+")
#: Where a link leads, with brackets of its own or not.
_TARGET = r"\((?:[^()\n]++|\([^()\n]{0,200}+\))*+\)"
#: What Pandoc writes behind a heading, a link or words in brackets: `{#name .class key="value"}`.
_ATTRIBUTES = r"\{(?:[#.][a-zA-Z]|[\w-]+=[\"'])[^{}\n]{0,300}+\}"
_TITLE = re.compile(rf"(?m)^# (\S.*?) ?#{{0,6}}(?: ?{_ATTRIBUTES})?$")
#: What Markdown is set with, and what is left of it, in this order; blanks are single.
_SIGNS = tuple(
    (re.compile(pattern, re.MULTILINE), left)
    for pattern, left in (
        (r"^(?: ?>)+ ?", ""),
        (r"^ ?(?:```|~~~|:::).*$", ""),
        (rf"(?<=\)){_ATTRIBUTES}", ""),
        (rf"^(#{{1,6}} .*?) ?{_ATTRIBUTES}$", r"\1"),
        (rf"\[([^\[\]\n]{{0,300}}+)\]{_ATTRIBUTES}", r"\1"),
        (r"^ ?(?:[-*_=] ?){3,}$", ""),
        (r"^ ?(?:\| ?)?:?-{2,}[ :|-]*$", ""),
        (r"^ ?\| ?(.+?) ?\| ?$", r"\1"),
        (r"^#{1,6} (.*?) ?#{0,6}$", r"\1"),
        (r"^( ?)[*+] ", r"\1- "),
        (rf"!\[[^\[\]\n]{{0,300}}+\]{_TARGET}", ""),
        (r"^\[\^([\w-]+)\]: ?", r"[\1] "),
        (r"\[\^[\w-]{1,40}+\]", ""),
        (r"^ ?\[[^\[\]\n]{1,100}+\]: \S+.*$", ""),
        (rf"\[([^\[\]\n]{{1,300}}+)\](?:{_TARGET}|\[[^\[\]\n]{{0,100}}+\])", r"\1"),
        (r"(?<![\w*\\])\*(?=[^\s*])([^*\n]*[^\s*\\])\*(?![\w*])", r"\1"),
        (r"(?<![\w\\])_(?=[^\s_])([^_\n]*[^\s_\\])_(?!\w)", r"\1"),
        (r"(?<!\\)\*\*(?=\S)([^*\n]*+)(?<=\S)\*\*", r"\1"),
        (r"(?<![\w\\])__(?=\S)([^_\n]*+)(?<=\S)__(?!\w)", r"\1"),
        (r"`([^`\n]+)`", r"\1"),
        (r"\\([!-/:-@\[-`{-~])", r"\1"),
    )
)


def read_markdown(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The one article of a file."""
    content = _BLANKS.sub(" ", tidy(content_of(piece, reading)))
    stated: dict[str, str] = {}
    if front := _FRONT.match(content):
        stated = {name.lower(): _unquoted(said) for name, said in _FIELD.findall(front["front"])}
    elif front := _RENDERED.match(content):
        stated = front.groupdict("")
    if front:
        content = "\n" * front[0].count("\n") + content[front.end() :]
    headings = _TITLE.findall(content)
    title = stated.get("title") or (headings[0] if len(headings) == 1 else "")
    article = article_of(unmarked(content), piece)
    url = stated.get("url") or None
    yield replace(
        article,
        id=url or article.id,
        url=url,
        title=tidy_line(unmarked(title)),
        source=stated.get("sitename") or stated.get("source") or host_of(url),
        lang=lang_of_tag(stated.get("lang") or stated.get("language") or ""),
        published=_published(stated.get("date") or stated.get("published") or ""),
    )


def unmarked(content: str) -> str:
    """`content` without the signs of Markdown, line by line."""
    for pattern, left in _SIGNS:
        content = pattern.sub(left, content)
    return content


def _unquoted(said: str) -> str:
    said = said.strip()
    return tidy_line(said[1:-1] if len(said) > 1 and said[0] == said[-1] in "\"'" else said)


def _published(said: str) -> DateStamp | None:
    found = parse_day(said)
    return DateStamp(*found, "stated", 1.0, said[:60]) if found else None
