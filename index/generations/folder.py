"""An index location that is a folder: generations beside each other, and a pointer to the served.

    current                 name of the served generation; replaced in one step
    lock                    held by the reindex at work
    generations/<id>/       engine/, vocabulary, ledger.sqlite, and manifest.json, written last

Input: settings and documents. Output: open generations. Readers write nothing, so a web process
needs no right to write here.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from index.errors import DamagedIndex, ForeignPlace, NoIndex, UnusableIndex, VigieError
from index.generations.base import Generation, Manifest, ignore_step
from index.generations.building import FolderBuilder
from index.generations.disk import noticing_full, replace_file, sync_names, unreadable, writing
from index.generations.lock import holding
from index.generations.naming import next_name
from index.generations.opening import is_in_use, open_generation, read_manifest
from index.generations.verifying import verify_generation
from index.settings import Settings

__all__ = ["FolderStore"]

#: Names that make a folder an index location, with what the file system may put beside them, and
#: whether each is a folder.
_OURS = {"generations": True, "lost+found": True}
_OURS |= dict.fromkeys(("current", "current.new", "lock"), False)
_TRIES = 20  # openings that a swap may overtake before the index counts as damaged

_Seen = tuple[int, int, int]  # what one stat of the pointer tells apart
_Made = TypeVar("_Made")


class FolderStore:
    """A folder of generations. Threads may share it."""

    def __init__(self, settings: Settings) -> None:
        self._place = Path(settings.index).absolute()
        self._pointer = self._place / "current"
        self._generations = self._place / "generations"
        self._opening = threading.Lock()
        self._served: tuple[_Seen, Generation] | None = None
        self._release: Callable[[], object] = lambda: None

    def current(self) -> Generation:
        """The served generation, as the contract says; one stat where nothing was swapped."""
        served = self._served
        if served is not None and served[0] == self._stat():
            return served[1]
        with self._opening:
            return self._reopen()

    @contextmanager
    def build(
        self,
        engine: str,
        *,
        understanding: str | None = None,
        wait: bool = False,
        on_step: Callable[[str], None] = ignore_step,
    ) -> Iterator[FolderBuilder]:
        """Begin a generation, as the contract says."""
        with ExitStack() as stack:
            with writing(self._place):
                self._refuse_foreign_folder()
                self._place.mkdir(parents=True, exist_ok=True)
                stack.enter_context(holding(self._place / "lock", wait=wait, on_step=on_step))
                self._generations.mkdir(exist_ok=True)
                self._sweep(on_step)
                folder = self._generations / next_name(self._names(), time.time_ns())
            builder = FolderBuilder(
                folder,
                engine,
                self._served_folder(),
                understanding,
                self._swap,
                on_step,
            )
            with noticing_full(self._place), builder.at_work():
                yield builder
            self._sweep(on_step)

    def verify(self) -> Manifest:
        """Prove that the served generation is whole, as the contract says."""
        return self._following(lambda folder, _: verify_generation(folder))

    def close(self) -> None:
        """Release the generation that is open."""
        with self._opening:
            self._release()
            self._served = None

    def _reopen(self) -> Generation:
        """Open what the pointer names, unless it is open."""

        def opened(folder: Path, seen: _Seen) -> Generation:
            if self._served is None or self._served[0] != seen:
                generation, self._release = open_generation(folder)
                self._served = (seen, generation)
            return self._served[1]

        return self._following(opened)

    def _following(self, act: Callable[[Path, _Seen], _Made]) -> _Made:
        """What `act` makes of the served folder; it starts over where a swap overtakes it, since
        what is no longer served may be removed at any time."""
        for _ in range(_TRIES):
            name, seen = self._read_pointer()
            try:
                return act(self._generations / name, seen)
            except (VigieError, OSError) as error:
                if self._stat() != seen:
                    continue
                if isinstance(error, VigieError):
                    raise
                raise unreadable(error, self._place) from error
        raise DamagedIndex(
            "the served generation changes faster than it can be opened", place=str(self._place)
        )

    def _stat(self) -> _Seen | None:
        try:
            return _identity(self._pointer.stat())
        except OSError:
            return None

    def _read_pointer(self) -> tuple[str, _Seen]:
        """Name of the served generation; raises NoIndex that says what is there instead."""
        try:
            name, seen = self._pointed()
        except (OSError, UnicodeDecodeError) as error:
            raise unreadable(error, self._pointer) from error
        if not name or Path(name).name != name:
            raise DamagedIndex("names no generation", place=str(self._pointer))
        return name, seen

    def _pointed(self) -> tuple[str, _Seen]:
        try:
            with self._pointer.open(encoding="utf-8") as file:
                return file.read().strip(), _identity(os.fstat(file.fileno()))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            kind = ForeignPlace if self._is_foreign() else NoIndex
            raise kind(self._why_no_index(), place=str(self._place)) from None

    def _why_no_index(self) -> str:
        if self._place.is_file():
            return "is a file, not the folder of an index"
        foreign = self._foreign_name()
        if foreign is not None:
            return f"is no Vigie index (it holds {foreign})"
        return "nothing has been indexed here"

    def _foreign_name(self) -> str | None:
        """What the folder holds under a name that no index has, or has for a file where this is a
        folder, or the reverse; None where it is ours, empty or absent."""
        if not self._place.is_dir():
            return None
        kinds = {path.name: path.is_dir() for path in self._place.iterdir()}
        for name, is_folder in sorted(kinds.items()):
            if name in _OURS and is_folder != _OURS[name]:
                return f"the {'folder' if is_folder else 'file'} {name}"
        if kinds.get("generations"):
            return None
        return min((n for n in kinds if n not in _OURS and not n.startswith(".")), default=None)

    def _is_foreign(self) -> bool:
        return self._place.is_file() or self._foreign_name() is not None

    def _refuse_foreign_folder(self) -> None:
        if self._is_foreign():
            raise UnusableIndex(
                f"{self._why_no_index()}; nothing was written",
                place=str(self._place),
                remedy="name an empty folder, or one that does not exist, in VIGIE_INDEX",
            )

    def _served_folder(self) -> Path | None:
        try:
            return self._generations / self._read_pointer()[0]
        except UnusableIndex:
            return None

    def _swap(self, name: str) -> None:
        sync_names(self._generations)  # the pointer must not outlive what it names
        replace_file(self._pointer, f"{name}\n")

    def _sweep(self, on_step: Callable[[str], None]) -> None:
        """Remove what a killed run left, and every generation that is neither served, nor the one
        before, nor in use; nothing where it cannot be known which is served."""
        names = self._names()
        try:
            served, _ = self._read_pointer()
        except NoIndex:
            served = ""
        except DamagedIndex:
            return
        if served and served not in names:
            return
        before = [name for name in names if name < served and self._is_whole(name)][-1:]
        for name in names:
            if name != served and name not in before and not is_in_use(self._generations / name):
                on_step(f"removing {name}")
                shutil.rmtree(self._generations / name, ignore_errors=True)

    def _names(self) -> list[str]:
        return sorted(path.name for path in self._generations.iterdir())

    def _is_whole(self, name: str) -> bool:
        try:
            read_manifest(self._generations / name)
        except VigieError:
            return False
        return True


def _identity(stat: os.stat_result) -> _Seen:
    return stat.st_ino, stat.st_mtime_ns, stat.st_size
