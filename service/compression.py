"""Smaller answers: gzip or zstd, as the reader takes it; streams are compressed as they flow.

Input: a response. Output: the same, encoded, where that is worth it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

import zstandard
from flask import Flask, Response, request

__all__ = ["install_compression"]

_SMALLEST = 1000
_TYPES, _SYNTAXES = ("text/", "application/json"), ("+json", "+xml")
_GZIP = 31


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


def install_compression(app: Flask) -> None:
    """Compress what is text and long enough."""
    app.after_request(_compressed)


_MAKERS: dict[str, Callable[[], _Compressor]] = {
    "zstd": lambda: zstandard.ZstdCompressor(level=3).compressobj(),
    "gzip": lambda: zlib.compressobj(5, zlib.DEFLATED, _GZIP),
}


def _compressed(response: Response) -> Response:
    if not _is_text(response.mimetype or ""):
        return response
    response.vary.add("Accept-Encoding")
    coding = request.accept_encodings.best_match(list(_MAKERS))
    length = response.content_length
    is_small = length is not None and length < _SMALLEST
    is_whole = response.status_code not in (204, 206, 304)  # a part is counted in bytes as they are
    if coding is None or is_small or not is_whole:
        return response
    compressor = _MAKERS[coding]()
    if response.is_streamed:
        response.direct_passthrough = False
        if close := getattr(response.response, "close", None):
            response.call_on_close(close)
        response.response = _flowing(response.iter_encoded(), compressor)
        response.headers.pop("Content-Length", None)
    else:
        whole = compressor.compress(response.get_data())
        response.set_data(whole + compressor.flush())
    response.headers["Content-Encoding"] = coding
    return response


def _is_text(mimetype: str) -> bool:
    return mimetype.startswith(_TYPES) or mimetype.endswith(_SYNTAXES)


def _flowing(chunks: Iterable[bytes], compressor: _Compressor) -> Iterator[bytes]:
    for chunk in chunks:
        if squeezed := compressor.compress(chunk):
            yield squeezed
    yield compressor.flush()
