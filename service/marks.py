"""Marked text as markup: each piece is escaped by itself, so no text can break out.

Input: a text, the marks of a query, the mentions of concepts. Output: `Markup`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from index.article import Mention
from index.result import Mark

__all__ = ["MarkCounter", "coded", "marked", "nested", "numbered", "with_mentions"]


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """`text` with `<mark>` around each [start, end); overlapping marks are joined."""
    out: list[Markup] = []
    at = 0
    for start, end in _joined(marks, len(text)):
        out += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end])]
        out.append(Markup("</mark>"))
        at = end
    out.append(escape(text[at:]))
    return Markup("").join(out)


def coded(text: str) -> Markup:
    """`text` with what stands between backticks as code."""
    parts = text.split("`")
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(parts)
    )


def _joined(marks: Iterable[Mark], length: int) -> list[Mark]:
    joined: list[Mark] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in marks):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@dataclass(slots=True)
class MarkCounter:
    """Numbers the query's marks of one article, so that each has an anchor: `mark-1`, …"""

    count: int = 0

    def next(self) -> int:
        """The number of the next mark."""
        self.count += 1
        return self.count


def nested(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions that no other one covers, in order, each followed by those that begin inside it; of
    two that overlap the earlier, longer one is the outer."""
    groups: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if groups and mention.start < groups[-1][0].end:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def with_mentions(
    text: str,
    mentions: Sequence[Mention],
    marks: Iterable[Mark],
    counter: MarkCounter,
    opening: Callable[[Sequence[Mention]], Markup],
) -> Markup:
    """`text` with each outermost mention as a link that `opening` begins, knowing what it holds,
    and the query's marks, numbered, inside and outside of them. A mark that crosses an edge is
    parted there."""
    joined = _joined(marks, len(text))
    out: list[Markup] = []
    at = 0
    for group in nested(mentions):
        outer = group[0]
        out.append(_numbered(text, at, outer.start, joined, counter))
        out.append(opening(group))
        out.append(_numbered(text, outer.start, outer.end, joined, counter))
        out.append(Markup("</a>"))
        at = outer.end
    out.append(_numbered(text, at, len(text), joined, counter))
    return Markup("").join(out)


def numbered(text: str, marks: Iterable[Mark], counter: MarkCounter) -> Markup:
    """`text` with the query's marks, numbered."""
    return _numbered(text, 0, len(text), _joined(marks, len(text)), counter)


def _numbered(
    text: str, start: int, end: int, marks: Sequence[Mark], counter: MarkCounter
) -> Markup:
    out: list[Markup] = []
    at = start
    for mark_start, mark_end in marks[bisect_right(marks, start, key=lambda mark: mark[1]) :]:
        first, last = max(mark_start, start), min(mark_end, end)
        if first >= last:
            break
        out.append(escape(text[at:first]))
        anchor = Markup(' id="mark-{}"').format(counter.next()) if first == mark_start else Markup()
        out += [Markup("<mark{}>").format(anchor), escape(text[first:last]), Markup("</mark>")]
        at = last
    out.append(escape(text[at:end]))
    return Markup("").join(out)
