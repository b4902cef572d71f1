"""Messages as mail programs keep them (.eml), and pages that browsers keep in that form (.mhtml).

Input: a piece. Output: its article. The day of a message is that on which it was sent; the day on
which a page was saved dates nothing.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, cast

from index.article import Article
from index.errors import SourceError
from index.readers.decoding import decode, refuse_binary
from index.readers.html import declared_charset, read_html
from index.readers.labelled import bare_subject, sent_on
from index.readers.piece import Piece, Reading
from index.readers.text import article_of

__all__ = ["read_mail"]

_SAVED = re.compile(r"(?i)\W*(?:saved|enregistré|gespeichert)\b")
_SAVED_AT = "Snapshot-Content-Location"
#: A header that is longer is cut: the library takes minutes to understand one.
_LONGEST_HEADER = 2_000
#: A text part that is shorter only says that there is a page.
_SHORTEST_TEXT = 200


class _Policy(EmailPolicy):
    """The library's rules; a header that it cannot read is what is written, and costs no more."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """What a header says."""
        written = value[:_LONGEST_HEADER]
        try:
            return super().header_fetch_parse(name, written)
        except Exception:  # whatever a hostile header makes the library raise
            return written


_POLICY = _Policy()


def read_mail(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The one article of a message or saved page."""
    raw = piece.read(reading.max_bytes)
    message = cast("EmailMessage", message_from_bytes(raw, policy=_POLICY))
    is_page = bool(_said(message, _SAVED_AT) or _SAVED.match(_said(message, "From")))
    text = "" if is_page else _text_of(message)
    page = b"" if len(text.strip()) >= _SHORTEST_TEXT else _page_of(message)
    if not (page or text.strip()):
        raise SourceError(
            "holds no text", place=piece.path, remedy="check that the message has a body"
        )
    if not page:
        refuse_binary(text.encode(), piece.path)
        yield _as_sent(article_of(text, piece), message)
        return
    inner = Piece(
        piece.path, piece.name, io.BufferedReader(io.BytesIO(page)), piece.is_named, piece.depth
    )
    for found in read_html(inner, reading):
        if isinstance(found, SourceError):
            yield found
        else:
            yield _as_saved(found, message) if is_page else _as_sent(found, message)


def _as_sent(article: Article, message: EmailMessage) -> Article:
    """The article of a message: its subject is the title."""
    return replace(
        article,
        title=bare_subject(_said(message, "Subject")) or article.title,
        published=article.published or sent_on(_said(message, "Date")),
    )


def _as_saved(article: Article, message: EmailMessage) -> Article:
    """The article of a page that states less than who saved it."""
    url = article.url or _said(message, _SAVED_AT) or None
    title = article.title or bare_subject(_said(message, "Subject"))
    return replace(article, id=url or article.id, url=url, title=title)


def _said(message: EmailMessage, name: str) -> str:
    """What a header says, as it is written where the library cannot read it."""
    return str(message[name] or "")


def _text_of(message: EmailMessage) -> str:
    """The text part of a message; nothing without one."""
    payload, charset = _part(message, "plain")
    return decode(payload, charset)[0]


def _page_of(message: EmailMessage) -> bytes:
    """The page that a message holds, in the encoding that the page or the message declares."""
    payload, charset = _part(message, "html")
    return payload if declared_charset(payload) else decode(payload, charset)[0].encode()


def _part(message: EmailMessage, subtype: str) -> tuple[bytes, str | None]:
    """The bytes of the best part of a kind and its encoding; none without one."""
    try:
        part = message.get_body((subtype,))
        payload = part.get_payload(decode=True) if part is not None else b""
        charset = part.get_content_charset() if part is not None else None
    except Exception:  # whatever a hostile message makes the library raise: it is no part
        return b"", None
    return (payload if isinstance(payload, bytes) else b""), charset
