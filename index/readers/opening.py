"""Which reader reads a piece: by suffix, else by what its first bytes look like.

Input: an open piece. Output: its articles and rejections.
"""

from __future__ import annotations

import importlib
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
    ".md": "text.read_text",
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
    ".zip": "archive.read_zip",
    ".tar": "archive.read_tar",
    ".tgz": "archive.read_tar",
    ".gz": "archive.read_gzip",
}


def read_piece(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of one file; what its reader raises is the last value of the stream."""
    reader = _reader_for(piece, reading)
    if reader is None:
        return
    if isinstance(reader, SourceError):
        yield reader
        return
    try:
        yield from reader(piece, reading)
    except SourceError as error:
        yield error
    except OSError as error:
        reason = error.strerror or str(error)
        yield SourceError(
            f"cannot be read to its end ({reason})", place=piece.path, remedy="check the file"
        )


def _reader_for(piece: Piece, reading: Reading) -> _Reader | SourceError | None:
    """The reader of a piece; None, with a notice, for a file that merely lies in a folder."""
    suffix = piece.suffix
    if suffix == ".gz" and piece.stem.endswith(".tar"):
        suffix = ".tgz"
    if suffix in _READERS:
        return _load(_READERS[suffix])
    if not piece.is_named:
        reading.notice_once(f"files of type {suffix or '(no suffix)'} are left out")
        return None
    return _load("text.read_text")


def _load(name: str) -> _Reader:
    """The function `module.function` of this package."""
    module, _, function = name.partition(".")
    reader: _Reader = getattr(importlib.import_module(f"index.readers.{module}"), function)
    return reader
