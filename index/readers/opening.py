"""Which reader reads a piece: by suffix, else by what its first bytes look like.

Input: an open piece. Output: its articles and rejections.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Iterator

from index.article import Article
from index.errors import SourceError
from index.readers.piece import Piece, Reading

__all__ = ["read_piece"]

_Reader = Callable[[Piece, Reading], Iterator[Article | SourceError]]

#: Suffix to module and function; a module is imported when the first such file comes.
_READERS = {
    ".txt": "text.read_text",
    ".text": "text.read_text",
    ".md": "markdown.read_markdown",
    ".markdown": "markdown.read_markdown",
    ".jsonl": "jsonl.read_jsonl",
    ".ndjson": "jsonl.read_jsonl",
    ".json": "jsonl.read_json",
    ".html": "html.read_html",
    ".htm": "html.read_html",
    ".xhtml": "html.read_html",
    ".rss": "feed.read_feed",
    ".atom": "feed.read_feed",
    ".rdf": "feed.read_feed",
    ".xml": "feed.read_feed",
    ".eml": "mail.read_mail",
    ".mht": "mail.read_mail",
    ".mhtml": "mail.read_mail",
    ".zip": "archive.read_zip",
    ".tar": "archive.read_tar",
    ".tgz": "archive.read_tar",
    ".gz": "archive.read_gzip",
}


#: Of one article; a book of a thousand pages has as many.
_MOST_CHARACTERS = 2_000_000
_PROLOGUE = rb"(?is)(?:<\?xml.{0,400}?)?\s*(?:<!--.{0,400}?-->\s*)*"
#: What a file of a plain or unknown type begins with, if it is something else than text.
_STARTS = (
    (re.compile(rb"PK\x03\x04|PK\x05\x06"), "archive.read_zip"),
    (re.compile(rb"\x1f\x8b"), "archive.read_gzip"),
    (re.compile(rb"(?s).{257}ustar"), "archive.read_tar"),
    (re.compile(_PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b"), "feed.read_feed"),
    (re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b"), "html.read_html"),
    (re.compile(rb"Title: .*\r?\n\s*URL Source: \S"), "markdown.read_markdown"),
    (re.compile(rb"\{\s*\"(?!@)|\[\s*\{\s*\"(?!@)"), "jsonl.read_json"),
    (
        re.compile(
            rb"(?i)(?:[\w-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,30}?"
            rb"(?:mime-version|message-id|return-path|content-transfer-encoding):"
        ),
        "mail.read_mail",
    ),
)
_PLAIN = (".txt", ".text", ".md", ".xml", "")


def read_piece(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of one file; what its reader raises is the last value of the stream."""
    try:
        reader = _reader_for(piece, reading)
        yield from map(_bounded, reader(piece, reading) if reader else ())
    except SourceError as error:
        yield error
    except OSError as error:
        reason = error.strerror or str(error)
        yield SourceError(
            f"cannot be read to its end ({reason})", place=piece.path, remedy="check the file"
        )
    except Exception as error:  # a fault in one file must not lose the others
        yield SourceError(
            f"could not be understood ({type(error).__name__}: {error})",
            place=piece.path,
            remedy="please report it with the file",
        )


def _bounded(found: Article | SourceError) -> Article | SourceError:
    """What a reader found, unless it is an article longer than any: a file of something else."""
    if isinstance(found, SourceError):
        return found
    count = sum(map(len, found.paragraphs)) + len(found.title)
    if count <= _MOST_CHARACTERS:
        return found
    message = f"the article has {count:,} characters, over the limit of {_MOST_CHARACTERS:,}"
    return SourceError(message, place=str(found.origin), remedy="split it into articles")


def _reader_for(piece: Piece, reading: Reading) -> _Reader | None:
    """The reader of a piece; None, with a notice, for a file that merely lies in a folder."""
    suffix = piece.suffix
    if suffix == ".gz" and piece.stem.lower().endswith(".tar"):
        suffix = ".tgz"
    is_known = suffix in _READERS
    if not is_known and not piece.is_named:
        reading.notice_once(f"files of type {suffix or '(no suffix)'} are left out")
        return None
    if suffix in _PLAIN or not is_known:
        return _load(_sniffed(piece) or _READERS.get(suffix, "text.read_text"))
    return _load(_READERS[suffix])


def _sniffed(piece: Piece) -> str | None:
    """The reader for what the first bytes show; None for text."""
    start = _peek(piece)
    return next((name for pattern, name in _STARTS if pattern.match(start)), None)


def _peek(piece: Piece) -> bytes:
    """The first bytes without reading them away, after a byte order mark and white space."""
    return piece.stream.peek(1024).removeprefix(b"\xef\xbb\xbf").lstrip()


def _load(name: str) -> _Reader:
    """The function `module.function` of this package."""
    module, _, function = name.partition(".")
    reader: _Reader = getattr(importlib.import_module(f"index.readers.{module}"), function)
    return reader
