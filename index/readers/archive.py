"""ZIP, tar and gzip: their members as pieces, read in place, never unpacked to disk.

Input: a piece that is an archive. Output: what the readers of its members yield. Each member is
bounded by the limit on files, however small it is packed, and each archive by its members.
"""

from __future__ import annotations

import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO, cast

from index.article import Article
from index.errors import SourceError
from index.readers.opening import read_piece
from index.readers.piece import Piece, Reading, empty, megabytes, too_large
from index.readers.walking import clean_name

__all__ = ["read_gzip", "read_tar", "read_zip"]

_DEPTH = 3
#: How much all members together may unpack to, in limits of one file.
_TOTAL = 100
_FAULTS = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError,
    NotImplementedError, RuntimeError, ValueError, UnicodeError,
)  # fmt: skip


def read_zip(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of a ZIP archive, its members sorted by name."""
    _check(piece)
    try:
        archive = zipfile.ZipFile(_seekable(piece, reading))
    except _FAULTS as error:
        raise _damaged(piece.path, error) from None
    budget = _Budget(reading)
    with archive:
        for member in sorted(archive.infolist(), key=lambda info: info.filename):
            if not member.is_dir() and _is_wanted(member.filename):
                yield from _zip_member(archive, member, piece, reading, budget)


def _zip_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    piece: Piece,
    reading: Reading,
    budget: _Budget,
) -> Iterator[Article | SourceError]:
    """One member; what is wrong with it does not touch the others."""
    inner = _inside(piece, member.filename)
    if stat.S_ISLNK(member.external_attr >> 16):
        reading.notice_once(f"{inner}: a link inside an archive is not followed")
        return
    if member.file_size > reading.max_bytes:
        yield too_large(inner, member.file_size, reading.max_bytes)
        return
    try:
        with archive.open(member) as stream:
            yield from _read_member(piece, member.filename, stream, reading, budget)
    except _FAULTS as error:
        yield _damaged(inner, error)


def read_tar(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of a tar archive, packed or not, in the order of the archive."""
    _check(piece)
    budget = _Budget(reading)
    try:
        with tarfile.open(fileobj=piece.stream, mode="r|*") as archive:
            for member in archive:
                yield from _tar_member(archive, member, piece, reading, budget)
    except _FAULTS as error:
        raise _damaged(piece.path, error) from None


def _tar_member(
    archive: tarfile.TarFile,
    member: tarfile.TarInfo,
    piece: Piece,
    reading: Reading,
    budget: _Budget,
) -> Iterator[Article | SourceError]:
    """One member of a tar archive; links and devices are left alone."""
    if member.isdir() or not _is_wanted(member.name):
        return
    inner = _inside(piece, member.name)
    stream = archive.extractfile(member) if member.isfile() else None
    if stream is None:
        reading.notice_once(f"{inner}: a link or device inside an archive is not followed")
    elif member.size > reading.max_bytes:
        yield too_large(inner, member.size, reading.max_bytes)
    else:
        yield from _read_member(piece, member.name, stream, reading, budget)


def read_gzip(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """What one gzip file holds, read as a file of its name without `.gz`."""
    _check(piece)
    name = piece.stem.rpartition("/")[2]
    try:
        with gzip.GzipFile(fileobj=piece.stream) as stream:
            bounded = _bounded(stream, _Budget(reading), piece.path)
            is_named = piece.is_named or "." not in name
            inner = replace(
                piece, name=piece.stem, stream=bounded, is_named=is_named, depth=piece.depth + 1
            )
            yield from read_piece(inner, reading)
    except _FAULTS as error:
        raise _damaged(piece.path, error) from None


def _read_member(
    piece: Piece, name: str, stream: object, reading: Reading, budget: _Budget
) -> Iterator[Article | SourceError]:
    """The articles of one member."""
    path = _inside(piece, name)
    bounded = _bounded(stream, budget, path)
    folder = "" if piece.is_named else f"{piece.stem.removesuffix('.tar')}/"
    inner = Piece(path, f"{folder}{_safe(name)}", bounded, depth=piece.depth + 1)
    yield from read_piece(inner, reading)


class _Budget:
    """How many bytes an archive may still unpack to."""

    def __init__(self, reading: Reading) -> None:
        self.left = reading.max_bytes * _TOTAL
        self.limit = self.left


class _Bounded(io.RawIOBase):
    """What is packed at `path`, a stream that ends the archive when its budget is spent."""

    def __init__(self, stream: BinaryIO, budget: _Budget, path: str) -> None:
        self._stream = stream
        self._budget = budget
        self._path = path

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than its base says
        """Fills `buffer`; SourceError for what cannot be unpacked, OSError once the archive has
        unpacked to too much."""
        try:
            content = self._stream.read(len(buffer))
        except _FAULTS as error:
            raise _damaged(self._path, error) from None
        self._budget.left -= len(content)
        if self._budget.left < 0:
            raise OSError(f"unpacks to more than {megabytes(self._budget.limit)} in all")
        buffer[: len(content)] = content
        return len(content)


def _bounded(stream: object, budget: _Budget, path: str) -> io.BufferedReader:
    bounded = _Bounded(cast("BinaryIO", stream), budget, path)
    return io.BufferedReader(bounded, 1 << 16)


def _seekable(piece: Piece, reading: Reading) -> BinaryIO:
    """The stream itself if it can seek, else a copy within the limit: an archive in an archive."""
    if piece.stream.seekable():
        return piece.stream
    return io.BytesIO(piece.read(reading.max_bytes))


def _check(piece: Piece) -> None:
    """SourceError for an archive that has nothing in it, or lies too deep."""
    if not piece.stream.peek(1):
        raise empty(piece.path)
    if piece.depth >= _DEPTH:
        raise SourceError(
            f"lies in more than {_DEPTH} archives", place=piece.path, remedy="unpack it first"
        )


def _is_wanted(name: str) -> bool:
    """Neither hidden nor what file managers add, nor what a format that is a ZIP (EPUB,
    OpenDocument) says of its own files."""
    parts = [part for part in name.split("/") if part != ".."]
    return not any(part.startswith((".", "__MACOSX")) or part == "META-INF" for part in parts)


def _inside(piece: Piece, name: str) -> str:
    return f"{piece.path}!{clean_name(name)}"


def _safe(name: str) -> str:
    """A member's path without its root and without steps out of the archive."""
    parts = clean_name(name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))


def _damaged(path: str, error: Exception) -> SourceError:
    """The rejection of an archive or member that cannot be unpacked."""
    reason = str(error) or type(error).__name__
    if "password" in reason:
        return SourceError("is encrypted", place=path, remedy="unpack it first")
    return SourceError(f"cannot be unpacked ({reason[:120]})", place=path, remedy="pack it again")
