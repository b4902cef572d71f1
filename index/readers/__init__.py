"""Readers: files, folders, archives and feeds to raw articles.

Input: what the user named. Output: a stream of articles and of rejections, in a stable order,
never more than one file's articles in memory.

- From names to bytes: `walking` opens files, `archive` their members, as a `piece`; `opening` picks
  the reader of one, `decoding` makes text of its bytes, `misread` mends what was decoded wrongly.
- Plain text (`text`): `wrapping` makes paragraphs of its lines; heads of lines that state
  something are `labelled` or `coded`, and JSON-LD may be `embedded`; `markdown`.
- Records: `jsonl`, `feed`, messages (`mail`).
- Pages (`html`, else `markup`): `linked` and `titles` for what they state, `heading` and `leads`
  for what stands above the text, `framing` and `neighbours` for where it begins and ends;
  `preparing`, with `tables`, makes the tree ready, and `elements` says what its elements say.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence

from index.article import Article
from index.errors import SourceError
from index.readers.opening import read_piece
from index.readers.piece import Reading, ReadListener
from index.readers.walking import measure, walk

__all__ = ["ReadListener", "measure_sources", "read_sources"]

DEFAULT_MAX_BYTES = 100_000_000


def read_sources(
    sources: Sequence[str],
    *,
    listener: ReadListener | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    apart: str | None = None,
) -> Generator[Article | SourceError, None, None]:
    """The raw articles of files, folders and archives, and a SourceError *value* for each file or
    object that is none. A file longer than `max_bytes`, or a line of JSON lines, which are
    streamed, is refused unread; an archive member is refused beyond as many unpacked bytes. The
    folder `apart` is no source, wherever it lies. Never raises SourceError, never touches the
    network. Closed early, it closes the file it is at.
    """
    reading = Reading(max_bytes, apart=apart)
    if listener:
        reading.listener = listener
    for source in sources:
        for found in walk(source, reading):
            if isinstance(found, SourceError):
                yield found
            else:
                with found.stream:
                    yield from read_piece(found, reading)


def measure_sources(sources: Sequence[str], apart: str | None = None) -> int:
    """Bytes on disk of everything that `read_sources` would open; never raises."""
    return sum(measure(source, apart) for source in sources)
