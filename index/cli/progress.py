"""Progress of a reindex on standard error: a bar on a terminal, a line now and then elsewhere.

The only importer of rich.
"""

from __future__ import annotations

import sys
import time

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from index.cli.command import one_line
from index.cli.rejections import Rejections
from index.errors import SourceError
from index.pipeline.report import KEPT_REJECTIONS, Listener

__all__ = ["Bar", "Display", "Lines", "display"]

_PAUSE = 5.0  # seconds between two lines


class Display(Listener):
    """A listener that shows; a context manager around the run."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._rejections = Rejections(self._keep)
        self._articles = 0
        self._read = 0
        self._total = 0
        self._began = time.monotonic()

    def __enter__(self) -> Display:
        return self

    def __exit__(self, *reason: object) -> None:
        """Leave the screen as it is."""

    def say(self, text: str) -> None:
        """One line that stays."""
        print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is what it is for

    def start(self, total_bytes: int) -> None:
        """Reading begins."""
        self._total = total_bytes
        self._began = time.monotonic()

    def advance(self, n_bytes: int) -> None:
        """More has been read."""
        self._read += n_bytes

    def notice(self, text: str) -> None:
        """Say it at once."""
        self.say(f"note: {one_line(text)}")

    def indexed(self, article_id: str) -> None:  # noqa: ARG002  # the listener's signature
        """Count."""
        self._articles += 1

    def rejected(self, error: SourceError) -> None:
        """Keep what the summary will list, say the rest at once."""
        self._rejections.add(error)

    def refusals(self) -> list[str]:
        """The lines about what was rejected that were not said at once."""
        self._rejections.end()
        return self._kept

    def _keep(self, line: str) -> None:
        if len(self._kept) < KEPT_REJECTIONS:
            self._kept.append(line)
        else:
            self.say(line)

    def step(self, name: str) -> None:
        """Say only what a person waits for."""
        if name.startswith(("waiting", "writing everything")):
            self.say(f"{name} …")

    def _rate(self) -> float:
        """Articles a second so far."""
        return self._articles / max(time.monotonic() - self._began, 1e-6)


class Lines(Display):
    """For a log: one line every few seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._said = time.monotonic()

    def indexed(self, article_id: str) -> None:
        """Count, and say how far it is when it was quiet for a while."""
        super().indexed(article_id)
        if time.monotonic() - self._said >= _PAUSE:
            self._tell()

    def step(self, name: str) -> None:
        """Say what comes next when it was quiet for a while."""
        super().step(name)
        if time.monotonic() - self._said >= _PAUSE:
            self._said = time.monotonic()
            self.say(f"{name} …")

    def _tell(self) -> None:
        self._said = time.monotonic()
        share = min(self._read / self._total, 1.0) if self._total else 0.0
        left = (self._said - self._began) * (1 / share - 1) if share else 0.0
        self.say(
            f"{self._articles:,} indexed, {self._rate():,.0f} a second, "
            f"{share:.0%} read, about {left:.0f} s left"
        )


class Bar(Display):
    """For a terminal: a bar with rate and remaining time."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[articles]:,} indexed, {task.fields[rate]:,.0f}/s"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task("reading", total=None, articles=0, rate=0.0)

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, *reason: object) -> None:
        """Take the bar off the screen."""
        self._progress.stop()

    def say(self, text: str) -> None:
        """One line above the bar."""
        self._progress.console.print(text, markup=False, highlight=False, soft_wrap=True)

    def start(self, total_bytes: int) -> None:
        """The bar knows its length."""
        super().start(total_bytes)
        self._progress.update(self._task, total=total_bytes or None)

    def advance(self, n_bytes: int) -> None:
        """The bar grows."""
        super().advance(n_bytes)
        self._progress.update(self._task, completed=self._read)

    def indexed(self, article_id: str) -> None:
        """The count and the rate change."""
        super().indexed(article_id)
        self._progress.update(self._task, articles=self._articles, rate=self._rate())

    def step(self, name: str) -> None:
        """The bar says what is going on."""
        super().step(name)
        self._progress.update(self._task, description=name)


def display() -> Display:
    """A bar where standard error is a terminal that can draw one, else lines."""
    console = Console(stderr=True)
    if console.is_terminal and not console.is_dumb_terminal:
        return Bar(console)
    return Lines()
