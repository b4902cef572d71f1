"""The timeline: months as bars, each a link that selects it.

Input: the buckets of the facet `date` and the selected range. Output: a `Timeline` that the
template draws as SVG, with the same numbers for a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from index.request import UNDATED
from index.result import Bucket
from service.urls import SearchUrl

__all__ = ["Bar", "Tick", "Timeline", "timeline"]

#: More months than this are drawn by year, but for those around a selected range.
_MOST_MONTHS = 120
_HEIGHT = 48.0
_FEWEST_COLUMNS = 24
#: Room that labels of the axis take, in hundredths of its width on a phone.
_END_ROOM, _YEAR_ROOM = 24.0, 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A period as ISO names it, or UNDATED: how many articles, where the link goes, where it is.
    `is_rest` of a year that stands beside its months, for the articles that state no month; its
    link is that of the whole year."""

    period: str
    count: int
    href: str
    x: int
    height: float
    is_selected: bool
    is_rest: bool = False

    @property
    def y(self) -> float:
        """Upper edge of the bar."""
        return round(_HEIGHT - self.height, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the bars at `place` hundredths of the width; `anchor` as SVG has it."""

    periods: tuple[str, ...]
    place: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """`bars` without gaps from the first to the last period; `undated` stands apart, no higher than
    the highest of them, however many there are."""

    bars: tuple[Bar, ...]
    undated: Bar

    @property
    def width(self) -> int:
        """Width of the drawing: one unit a bar, and room enough that few bars stay slim."""
        return max(_FEWEST_COLUMNS, len(self.bars))

    @property
    def band(self) -> tuple[int, int] | None:
        """Where the selected range begins and how many columns it takes; None without one."""
        places = [bar.x for bar in self.bars if bar.is_selected]
        return (places[0], places[-1] - places[0] + 1) if places else None

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Labels of the first and the last period, and of years between them where there is room
        on the smallest screen."""
        if not self.bars:
            return ()
        first, last = self.bars[0].period, self.bars[-1].period
        end = 100 * len(self.bars) / self.width
        if end < 2 * _END_ROOM:
            return (Tick(tuple(dict.fromkeys((first, last))), 0.0, "start"),)
        years = tuple(self._years(end))
        return (Tick((first,), 0.0, "start"), *years, Tick((last,), round(end, 2), "end"))

    def _years(self, end: float) -> Iterator[Tick]:
        before = _END_ROOM - _YEAR_ROOM
        for bar in self.bars:
            place = 100 * bar.x / self.width
            begins_year = len(bar.period) == 4 or bar.period.endswith("-01")
            if begins_year and before + _YEAR_ROOM <= place <= end - _END_ROOM:
                yield Tick((bar.period[:4],), round(place, 2), "middle")
                before = place

    @property
    def counted(self) -> tuple[Bar, ...]:
        """The bars that hold articles."""
        return tuple(bar for bar in self.bars if bar.count)


def timeline(buckets: Sequence[Bucket], url: SearchUrl) -> Timeline:
    """The timeline of an answer for the search at `url`."""
    chosen = dict(url.pairs)
    first, last = chosen.get("from", ""), chosen.get("to", "")
    dated = {b.id: b.count for b in buckets if b.id != UNDATED}
    counts = _periods(dated, first, last)
    levels = _levels(counts)
    highest = max(levels, default=0)
    by_month = {period[:4] for period in counts if len(period) == 7}
    bars = tuple(
        Bar(
            period,
            count,
            _bar_href(url, period, first, last, counts),
            x,
            _height(levels[x], highest),
            _is_within(period, first, last) and not (rest and _is_parted(period, first, last)),
            rest,
        )
        for x, (period, count) in enumerate(counts.items())
        for rest in (period in by_month,)
    )
    return Timeline(bars, _undated(buckets, url, highest))


def _undated(buckets: Sequence[Bucket], url: SearchUrl, highest: float) -> Bar:
    count = sum(b.count for b in buckets if b.id == UNDATED)
    is_only = dict(url.pairs).get("undated") == "only"
    href = url.setting(from_=None, to=None, undated=None if is_only else "only").to()
    return Bar(UNDATED, count, href, 0, _height(count, highest or count), is_only)


def _periods(dated: dict[str, int], first: str, last: str) -> dict[str, int]:
    """Every period shown with its count, in order: months where they are few enough, else years,
    and among these the months of the years around a selected range."""
    months = _without_gaps(sorted(p for p in dated if len(p) == 7))
    near = _near(months, first, last)
    empty = {month: 0 for month in months if month[:4] in near}
    inside = {period: count for period, count in dated.items() if period[:4] in near}
    return dict(sorted((empty | inside | _by_year(dated, near)).items()))


def _near(months: list[str], first: str, last: str) -> list[str]:
    """The years that are drawn by month: every one where the months are few, else those selected
    with as many before and after them as bars may be; none where too many are."""
    years = sorted({month[:4] for month in months})
    if len(months) <= _MOST_MONTHS:
        return years
    most = _MOST_MONTHS // 12
    chosen = [place for place, year in enumerate(years) if _is_within(year, first, last)]
    if not 0 < len(chosen) <= most:
        return []
    begin = chosen[0] - (most - len(chosen)) // 2
    begin = max(0, min(begin, len(years) - most))
    return years[begin : begin + most]


def _without_gaps(months: list[str]) -> list[str]:
    if not months:
        return []
    (year, month), (last_year, last_month) = _split(months[0]), _split(months[-1])
    first, last = year * 12 + month - 1, last_year * 12 + last_month - 1
    if last - first > 12 * 400:
        return months
    return [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1)]


def _split(month: str) -> tuple[int, int]:
    return int(month[:4]), int(month[5:])


def _by_year(dated: dict[str, int], near: Sequence[str]) -> dict[str, int]:
    """The years that are not near, with their counts; those without articles too, unless they are
    very many."""
    found = sorted({int(period[:4]) for period in dated})
    is_long = bool(found) and found[-1] - found[0] > 4 * _MOST_MONTHS
    spread = found if is_long or not found else range(found[0], found[-1] + 1)
    years = {f"{year:04d}": 0 for year in spread if f"{year:04d}" not in near}
    for period, count in dated.items():
        if period[:4] in years:
            years[period[:4]] += count
    return years


def _levels(counts: dict[str, int]) -> list[float]:
    """How high each period stands: beside months, a year as high as its average month."""
    has_months = any(len(period) == 7 for period in counts)
    return [
        count / 12 if has_months and len(period) == 4 else count for period, count in counts.items()
    ]


def _height(level: float, highest: float) -> float:
    return round(max(2.0, _HEIGHT * min(1, level / highest)), 1) if level else 0.0


def _bar_href(url: SearchUrl, period: str, first: str, last: str, periods: Collection[str]) -> str:
    """The link of a bar, which selects its period. The selected one is taken back; where exactly
    one other of `periods`, of the same length, is selected, the range is stretched to this one."""
    if first == last == period:
        return url.setting(from_=None, to=None).to()
    if first == last and first in periods and len(first) == len(period):
        first, last = min(first, period), max(last, period)
        return url.setting(from_=first, to=last).to()
    return url.setting(from_=period, to=period, undated=None).to()


def _is_parted(year: str, first: str, last: str) -> bool:
    """Whether the range holds no more than a part of the year."""
    return f"{year}-01-01"[: len(first)] < first or f"{year}-12-31"[: len(last)] > last


def _is_within(period: str, first: str, last: str) -> bool:
    if not (first or last):
        return False
    starts_late = period[: len(last)] > last[: len(period)]
    ends_early = period[: len(first)] < first[: len(period)]
    return not (starts_late or ends_early)
