from __future__ import annotations

from index.result import Bucket
from service.facets import ROWS, chips, facet_groups, flat_rows
from service.urls import SearchUrl


def test_a_child_stands_below_its_parent() -> None:
    facets = {"actor": [Bucket("rus", "Russie", 9), Bucket("kremlin", "Kremlin", 4, parent="rus")]}
    [group] = facet_groups(facets, SearchUrl())
    [russia] = group.rows
    assert [row.id for row in russia.children] == ["kremlin"]
    assert not russia.is_open


def test_a_selected_child_opens_its_ancestors() -> None:
    facets = {
        "actor": [
            Bucket("rus", "Russie", 9),
            Bucket("kremlin", "Kremlin", 4, is_selected=True, parent="rus"),
        ]
    }
    [group] = facet_groups(facets, SearchUrl((("actor", "kremlin"),)))
    assert group.rows[0].is_open


def test_a_value_takes_the_place_of_a_selected_one_above_or_below_it() -> None:
    def links(*selected: str) -> dict[str, str]:
        buckets = [
            Bucket("rus", "Russie", 9, "rus" in selected),
            Bucket("army", "Armée", 4, "army" in selected, parent="rus"),
            Bucket("navy", "Marine", 2, "navy" in selected, parent="army"),
            Bucket("usa", "États-Unis", 1, "usa" in selected),
        ]
        [group] = facet_groups(
            {"actor": buckets}, SearchUrl(tuple(("actor", one) for one in selected))
        )
        rows = list(group.rows)
        for row in rows:
            rows += row.children
        return {row.id: row.href.partition("?")[2].replace("actor=", "") for row in rows}

    assert links("rus") == {"rus": "", "army": "army", "navy": "navy", "usa": "rus&usa"}
    assert links("navy", "usa") == {
        "rus": "usa&rus",
        "army": "usa&army",
        "navy": "usa",
        "usa": "navy",
    }


def test_a_child_whose_parent_has_no_bucket_stands_at_the_top() -> None:
    facets = {"weapon": [Bucket("kn23", "KN-23", 2, parent="missile")]}
    [group] = facet_groups(facets, SearchUrl())
    assert [row.id for row in group.rows] == ["kn23"]


def test_zero_counts_are_hidden_unless_selected_or_excluded() -> None:
    facets = {
        "lang": [Bucket("fr", "français", 3), Bucket("de", "allemand", 0)],
        "actor": [
            Bucket("rus", "Russie", 0, is_selected=True),
            Bucket("prk", "Corée du Nord", 0, is_excluded=True),
            Bucket("usa", "États-Unis", 0),
        ],
    }
    shown = {g.name: [row.id for row in g.rows] for g in facet_groups(facets, SearchUrl())}
    assert shown == {"actor": ["prk", "rus"], "lang": ["fr"]}


def test_beyond_eight_rows_the_others_wait_but_those_in_use_stay() -> None:
    buckets = [Bucket(f"s{n:02d}", f"Source {n:02d}", 30 - n) for n in range(20)]
    buckets[15] = Bucket("s15", "Source 15", 15, is_selected=True)
    buckets[17] = Bucket("s17", "Source 17", 13, is_excluded=True)
    [group] = facet_groups({"source": buckets}, SearchUrl((("source", "s15"),)))
    assert [row.id for row in group.rows] == [*(f"s{n:02d}" for n in range(ROWS)), "s15", "s17"]
    assert len(group.more) == 10


def test_below_a_value_too_eight_rows_are_shown_and_those_in_use() -> None:
    bodies = [Bucket(f"b{n:02d}", f"Body {n:02d}", 30 - n, parent="usa") for n in range(12)]
    deep = Bucket("deep", "Deep", 1, is_selected=True, parent="b10")
    facets = {"actor": [Bucket("usa", "États-Unis", 99), *bodies, deep]}
    [usa] = facet_groups(facets, SearchUrl((("actor", "deep"),)))[0].rows
    assert [row.id for row in usa.children] == [*(f"b{n:02d}" for n in range(ROWS)), "b10"]
    assert [row.id for row in usa.more] == ["b08", "b09", "b11"]
    assert usa.is_open


def test_a_row_selects_its_value_and_takes_it_back() -> None:
    url = SearchUrl((("q", "obus"), ("actor", "rus")))
    buckets = [Bucket("rus", "Russie", 3, is_selected=True), Bucket("prk", "Corée du Nord", 2)]
    [group] = facet_groups({"actor": buckets}, url)
    assert [row.href for row in group.rows] == ["/?q=obus", "/?q=obus&actor=rus&actor=prk"]
    assert group.rows[1].exclude_href == "/?q=obus&actor=rus&not.actor=prk"


def test_a_row_that_is_excluded_takes_its_exclusion_back() -> None:
    url = SearchUrl((("q", "obus"), ("not.actor", "rus")))
    [row] = flat_rows("actor", [Bucket("rus", "Russie", 3, is_excluded=True)], url)
    assert row.exclude_href == "/?q=obus"


def test_the_bars_of_a_facet_are_measured_by_what_the_search_holds() -> None:
    buckets = [Bucket("rus", "Russie", 80, is_excluded=True), Bucket("prk", "Corée du Nord", 4)]
    [group] = facet_groups({"actor": [*buckets, Bucket("usa", "États-Unis", 1)]}, SearchUrl())
    assert [row.share for row in group.rows] == [100, 100, 25]


def test_a_selected_value_without_a_bucket_still_has_a_chip() -> None:
    url = SearchUrl((("actor", "rus"), ("not.weapon", "drone")))
    shown = chips({}, url, lambda _name, value: value.upper())
    assert [(chip.label, chip.is_excluded) for chip in shown] == [("RUS", False), ("DRONE", True)]
    assert shown[0].href == "/?not.weapon=drone"
