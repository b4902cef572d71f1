from __future__ import annotations

from itertools import pairwise

import pytest

from index.result import Bucket
from service.timeline import timeline
from service.urls import SearchUrl


def buckets(**counts: int) -> list[Bucket]:
    return [Bucket(name[1:].replace("_", "-"), "", n) for name, n in counts.items()]


def test_months_without_articles_keep_their_place() -> None:
    line = timeline(buckets(_2023_11=2, _2024_02=4), SearchUrl())
    assert [(bar.period, bar.count) for bar in line.bars] == [
        ("2023-11", 2),
        ("2023-12", 0),
        ("2024-01", 0),
        ("2024-02", 4),
    ]
    assert [bar.count for bar in line.counted] == [2, 4]


def test_a_bar_selects_its_month_and_takes_it_back() -> None:
    url = SearchUrl((("q", "obus"),))
    [first, *_rest] = timeline(buckets(_2023_11=2, _2024_02=4), url).bars
    assert first.href == "/?q=obus&from=2023-11&to=2023-11"
    chosen = SearchUrl((("q", "obus"), ("from", "2023-11"), ("to", "2023-11")))
    [again, *_rest] = timeline(buckets(_2023_11=2, _2024_02=4), chosen).bars
    assert again.is_selected
    assert again.href == "/?q=obus"


def test_beside_a_selected_month_another_bar_stretches_the_range_both_ways() -> None:
    chosen = SearchUrl((("from", "2023-12"), ("to", "2023-12")))
    bars = timeline(buckets(_2023_11=2, _2023_12=1, _2024_02=4), chosen).bars
    assert bars[0].href == "/?from=2023-11&to=2023-12"
    assert bars[-1].href == "/?from=2023-12&to=2024-02"


@pytest.mark.parametrize("chosen", ["2023", "2023-12-15", "2022-07"])
def test_within_what_is_not_one_bar_another_bar_is_selected_alone(chosen: str) -> None:
    counts = buckets(_2023=3, _2023_11=2, _2023_12=1, _2024_02=4)
    url = SearchUrl((("from", chosen), ("to", chosen)))
    bars = {bar.period: bar for bar in timeline(counts, url).bars}
    for month in ("2023-11", "2024-02"):
        assert bars[month].href == f"/?from={month}&to={month}"


def test_a_range_of_days_or_years_selects_the_months_that_it_touches() -> None:
    counts = buckets(_2023_11=2, _2023_12=1, _2024_01=1, _2024_02=4)
    days = SearchUrl((("from", "2023-12-15"), ("to", "2024-01-02")))
    assert [b.is_selected for b in timeline(counts, days).bars] == [False, True, True, False]
    year = SearchUrl((("from", "2024"), ("to", "2024")))
    assert [b.is_selected for b in timeline(counts, year).bars] == [False, False, True, True]


def test_a_range_that_is_open_selects_the_months_on_its_side() -> None:
    counts = buckets(_2023_11=2, _2023_12=1, _2024_01=1)
    for first, last, chosen in (("", "2023-12", [0, 1]), ("2023-12", "", [1, 2])):
        bars = timeline(counts, _chosen(first, last)).bars
        assert [bar.x for bar in bars if bar.is_selected] == chosen


def test_beside_a_range_of_several_months_a_bar_is_selected_alone() -> None:
    bars = timeline(buckets(_2023_11=2, _2023_12=1, _2024_02=4), _chosen("2023-11", "2023-12")).bars
    for bar in (bars[1], bars[-1]):
        assert bar.href == f"/?from={bar.period}&to={bar.period}"


def test_the_undated_stand_apart() -> None:
    line = timeline([*buckets(_2023_11=2), Bucket("undated", "", 7)], SearchUrl())
    assert (line.undated.count, len(line.bars)) == (7, 1)
    assert line.undated.href == "/?undated=only"


@pytest.mark.parametrize(("undated", "height"), [(0, 0), (1, 12), (3, 36), (4, 48), (700, 48)])
def test_the_undated_stand_as_high_as_a_month_of_as_many_and_no_higher_than_any(
    undated: int, height: float
) -> None:
    line = timeline(buckets(_2023_11=2, _2024_02=4, _undated=undated), SearchUrl())
    assert line.undated.height == height
    assert timeline(buckets(_undated=undated), SearchUrl()).undated.height == (48 if undated else 0)


def test_articles_of_a_year_without_a_month_have_a_bar() -> None:
    line = timeline(buckets(_2023=3, _2023_11=2), SearchUrl())
    assert sum(bar.count for bar in line.bars) == 5


@pytest.mark.parametrize(
    ("first", "last", "is_selected"),
    [
        ("2023", "2023", True),
        ("2022-05", "2024", True),
        ("2023-01-01", "", True),
        ("2023-11", "2023-11", False),
        ("", "2023-11", False),
        ("2023-02", "", False),
    ],
)
def test_the_bar_of_a_year_beside_its_months_is_of_ranges_that_hold_the_year(
    first: str, last: str, is_selected: bool
) -> None:
    bars = timeline(buckets(_2023=3, _2023_11=2), _chosen(first, last)).bars
    assert [(bar.is_rest, bar.is_selected) for bar in bars][:1] == [(True, is_selected)]
    assert not bars[1].is_rest


def test_many_years_are_drawn_by_year_and_no_article_is_lost() -> None:
    line = timeline(buckets(_1950_01=1, _1999_12=2, _2024_02=4, _2024=1), SearchUrl())
    assert len(line.bars) == 75
    assert sum(bar.count for bar in line.bars) == 8


_DECADES = {f"_{year}_{month:02}": year - 1989 for year in range(1990, 2020) for month in (2, 10)}


def _chosen(first: str, last: str) -> SearchUrl:
    return SearchUrl((("from", first), ("to", last)))


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2005", "2005", ("2001-01", "2010-12")),
        ("2005-03-09", "2005-03-11", ("2001-01", "2010-12")),
        ("1991", "1991", ("1990-02", "1999-12")),
        ("2018", "", ("2010-01", "2019-10")),
    ],
)
def test_of_many_years_a_range_shows_its_months_and_those_around_it(
    first: str, last: str, shown: tuple[str, str]
) -> None:
    counts = buckets(**_DECADES, _1995=9, _2005=40)
    bars = timeline(counts, _chosen(first, last)).bars
    months = [bar for bar in bars if len(bar.period) == 7]
    assert (months[0].period, months[-1].period) == shown
    for bar in months:
        assert bar.count == _DECADES.get("_" + bar.period.replace("-", "_"), 0)
    assert sum(bar.count for bar in bars) == sum(bucket.count for bucket in counts)
    years = {bar.period[:4] for bar in bars}
    assert years == {str(year) for year in range(1990, 2020)}


def test_beside_months_a_year_stands_as_high_as_its_average_month() -> None:
    bars = {bar.period: bar for bar in timeline(buckets(**_DECADES), _chosen("2005", "2005")).bars}
    month, year = bars["2010-02"], bars["2019"]
    assert (month.count, year.count) == (21, 60)
    assert (month.height, year.height) == (48, round(48 * 5 / 21, 1))
    assert year.href == "/?from=2019&to=2019"


def test_a_month_within_a_selected_year_is_one_click_away() -> None:
    bars = {bar.period: bar for bar in timeline(buckets(**_DECADES), _chosen("2005", "2005")).bars}
    assert bars["2005-10"].is_selected
    assert bars["2005-10"].href == "/?from=2005-10&to=2005-10"


@pytest.mark.parametrize(("first", "last"), [("1991", "2015"), ("1950", "1960")])
def test_a_range_of_many_years_or_of_none_that_has_articles_is_drawn_by_year(
    first: str, last: str
) -> None:
    line = timeline(buckets(**_DECADES, _undated=60), _chosen(first, last))
    assert [bar.period for bar in line.bars] == [str(year) for year in range(1990, 2020)]
    assert not any(bar.is_rest for bar in line.bars)
    assert line.undated.height == line.bars[-1].height
    assert len(line.ticks) > 2


def test_no_bucket_makes_no_bar() -> None:
    assert timeline([], SearchUrl()).bars == ()


def test_the_axis_names_its_ends_and_the_years_between_where_there_is_room() -> None:
    months = {f"_{year}_{month:02}": 1 for year in range(2018, 2025) for month in (3, 9)}
    line = timeline(buckets(**months), SearchUrl())
    ticks = line.ticks
    assert (ticks[0].periods, ticks[-1].periods) == (("2018-03",), ("2024-09",))
    januaries = {
        round(100 * b.x / line.width, 2): b.period[:4] for b in line.bars if "-01" in b.period
    }
    assert len(ticks) > 2
    assert all(tick.periods == (januaries[tick.place],) for tick in ticks[1:-1])
    places = [tick.place for tick in ticks]
    assert places == sorted(places)
    assert all(after - before >= 14 for before, after in pairwise(places))


def test_a_short_time_has_one_label() -> None:
    [tick] = timeline(buckets(_2023_11=2, _2024_01=4), SearchUrl()).ticks
    assert (tick.periods, tick.anchor) == (("2023-11", "2024-01"), "start")
    [single] = timeline(buckets(_2023_11=2), SearchUrl()).ticks
    assert single.periods == ("2023-11",)
    assert timeline([], SearchUrl()).ticks == ()


def test_a_selected_range_is_one_band_over_empty_months_too() -> None:
    chosen = SearchUrl((("from", "2023-12"), ("to", "2024-02")))
    line = timeline(buckets(_2023_11=2, _2023_12=1, _2024_03=4), chosen)
    assert line.band == (1, 3)
    assert timeline(buckets(_2023_11=2), SearchUrl()).band is None


def test_undated_only_is_taken_back_by_its_own_link() -> None:
    line = timeline(buckets(_undated=3), SearchUrl((("q", "obus"),)))
    assert line.undated.href == "/?q=obus&undated=only"
    again = timeline(buckets(_undated=3), SearchUrl((("q", "obus"), ("undated", "only"))))
    assert again.undated.is_selected
    assert again.undated.href == "/?q=obus"
