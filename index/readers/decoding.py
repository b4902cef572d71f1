"""Bytes to clean text: encoding, Unicode form, characters that do not belong in a text.

Input: bytes and what is declared about them. Output: NFC text without control characters, bidi
controls, invisible separators and lone surrogates.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from typing import TYPE_CHECKING, BinaryIO

from index.errors import SourceError
from index.readers.misread import mostly_utf8, set_right

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

__all__ = [
    "MIXED",
    "decode",
    "in_utf8",
    "is_belied",
    "refuse_binary",
    "tidy",
    "tidy_line",
    "wide_encoding",
]

#: The encoding of bytes that are UTF-8 but for a few.
MIXED = "utf-8 and cp1252"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "compressed by gzip"),
    (b"BZh", "compressed by bzip2"),
    (b"\xfd7zXZ", "compressed by xz"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF document"),
    (b"From: <Saved by ", "a page saved as MHTML"),
)
#: How the names of encodings with one byte a character begin.
_SINGLE_BYTE = ("cp12", "cp437", "cp85", "cp86", "iso8859", "koi8", "mac")
_CONTROLS = bytes(set(range(32)) - {0, 9, 10, 12, 13, 27})

#: Line and page breaks of every kind.
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
#: Controls, soft hyphen, zero-width and bidi marks, surrogates, noncharacters, tag characters.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
#: White space that one space stands for: not a space, nor a no-break space, by itself.
_SPACES = re.compile(r"\s{2,}|[^\S \xa0\u202f]")


def decode(raw: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `raw` and the encoding that it was read by: byte order mark, else what is
    declared (unless that is one byte a character and the bytes are UTF-8), else strict UTF-8,
    else that with cp1252 for what it is not (`MIXED`), else cp1252 (whose five holes disappear).
    Text that was misread before is set right. Never fails."""
    text, encoding = _decoded(raw, declared)
    return set_right(text), encoding


def _decoded(raw: bytes, declared: str | None) -> tuple[str, str]:
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace"), name
    known = "utf-8" if is_belied(raw, declared) else _known(declared)
    for encoding in (known, _unmarked_utf16(raw), "utf-8"):
        if encoding:
            try:
                return raw.decode(encoding), encoding
            except UnicodeDecodeError:
                continue
    mixed = mostly_utf8(raw)
    return (mixed, MIXED) if mixed else (raw.decode("cp1252", "ignore"), "cp1252")


def wide_encoding(raw: bytes) -> str | None:
    """The encoding of bytes that begin a text of two or four bytes a character, whose lines do not
    end with a byte; None for any other."""
    marked = (name for mark, name in _BOMS if raw.startswith(mark) and name != "utf-8")
    return next(marked, None) or _unmarked_utf16(raw)


def in_utf8(begun: bytes, stream: BinaryIO, encoding: str) -> io.BufferedReader:
    """A stream of another encoding, of which `begun` has been read, as UTF-8 without its mark."""
    return io.BufferedReader(_Recoded(begun, stream, encoding))


class _Recoded(io.RawIOBase):
    def __init__(self, begun: bytes, stream: BinaryIO, encoding: str) -> None:
        super().__init__()
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ready = self._decoder.decode(begun).removeprefix("\ufeff").encode()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        room = memoryview(buffer)
        raw = b"-"
        while raw and not self._ready:
            raw = self._stream.read(io.DEFAULT_BUFFER_SIZE)
            self._ready = self._decoder.decode(raw, final=not raw).encode("utf-8", "replace")
        size = min(len(room), len(self._ready))
        room[:size], self._ready = self._ready[:size], self._ready[size:]
        return size


def is_belied(raw: bytes, declared: str | None) -> bool:
    """True where one byte a character is declared, and what is beyond ASCII is all UTF-8: by
    chance, letters of such an encoding hardly ever fall into its sequences."""
    known = _known(declared)
    if not known or not known.startswith(_SINGLE_BYTE) or raw.isascii():
        return False
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _known(declared: str | None) -> str | None:
    """The codec of a declared name; Latin-1 means cp1252, as on the web; None if unknown."""
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if not name.startswith(
        ("utf", "cp", "iso", "koi8", "gb", "big5", "euc", "shift", "mac", "asc")
    ):
        return None
    return {"iso8859-1": "cp1252", "ascii": "utf-8"}.get(name, name)


def _unmarked_utf16(raw: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, told by where the zero bytes are."""
    sample = raw[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < len(sample) * 0.6 or min(even, odd) > max(even, odd) * 0.1:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def refuse_binary(raw: bytes, path: str) -> None:
    """SourceError if `raw` is no text: a known signature, or many control characters."""
    found = next((what for sign, what in _SIGNATURES if raw.startswith(sign)), None)
    if found is None and not wide_encoding(raw) and _is_binary(raw[:8000]):
        found = "binary"
    if found:
        raise SourceError(
            f"is {found}, not text", place=path, remedy="convert it to text, HTML or JSONL"
        )


def _is_binary(sample: bytes) -> bool:
    """True of bytes with more control characters than slip into a text: a few, or one in fifty,
    and where they are fewer than that, so many as to make a quarter with what is not UTF-8."""
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    foreign = sample.decode("utf-8", "replace").count("\ufffd")
    is_strange = controls > 8 or (controls + foreign) * 4 > len(sample)
    return (is_strange and controls * 50 > len(sample)) or sample.count(0) > max(
        8, len(sample) // 10
    )


def tidy(text: str) -> str:
    """`text` in NFC with plain line breaks and without what `_UNWANTED` lists."""
    if _spaced(text.replace("\n", " ")).isprintable():
        return unicodedata.normalize("NFC", text)
    cleaned = _UNWANTED.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", cleaned)


def tidy_line(text: str) -> str:
    """`tidy`, on one line: white space of every kind becomes one space, except no-break ones."""
    spaced = _spaced(text)
    if spaced.isprintable() and "  " not in spaced:
        return unicodedata.normalize("NFC", text).strip()
    cleaned = tidy(text)
    return _SPACES.sub(" ", cleaned).strip()


def _spaced(text: str) -> str:
    """`text` with spaces for no-break spaces. If that is printable, it has no other white space,
    no control and nothing invisible: asked first, because it is quick."""
    return text.replace("\xa0", " ").replace("\u202f", " ")
