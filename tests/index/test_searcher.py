"""The searcher over a real index: answers, facets, pages, cursors and outages."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from index.errors import ConfigurationError, EngineUnavailable, UsageError
from index.gazetteer import load_gazetteer
from index.lexicon import load_lexicon
from index.query import FACETS, Operator, SearchParams, Sort
from index.result import Bucket
from index.searcher import Searcher, lexicon_of
from index.searcher.cursors import Cursor, write_cursor
from tests.index.samples import IndexOf, article

REPEATED = (
    "La frégate a quitté le chantier naval mardi matin avec six hélicoptères à son bord, et le "
    "ministère assure que les essais en mer dureront jusqu’à la fin de l’automne."
)
ROWS = [
    article(
        "a", "Des drones pour Téhéran", "L’Iran fabrique des drones. L’Iran vend, la Russie paie.",
        published="2024-03-05", source="Le Quotidien", agency="AFP",
    ),
    article(
        "b", "Drones et sanctions", "Les sanctions visent les drones de l’Iran.",
        published="2024-01", source="La Gazette", agency=["AFP", "Reuters"],
    ),
    article("c", "Russie : un drone abattu", "Un drone iranien est tombé près de Kiev.",
            published="2023", source="La Gazette"),
    article("d", "Drone perdu", "Un drone a disparu, sans plus de détails."),
    article("e", "Drones delivered", "Iran delivered drones and other weapons.", lang="en",
            published="2022-07-14"),
    article("f", "Une frégate en mer", REPEATED, source="Le Quotidien"),
    article("g", "Une frégate prend la mer", REPEATED, source="La Gazette"),
]  # fmt: skip
ROWS += [article(f"n{n:02}", f"Budget {n}", f"Le budget numéro {n} est voté.") for n in range(30)]


def ids(searcher: Searcher, text: str = "", **params: Any) -> list[str]:
    asked = SearchParams(text=text, **{"size": 50, **params})
    return [hit.article.id for hit in searcher.search(asked).hits]


def bucket(buckets: tuple[Bucket, ...], name: str) -> Bucket:
    return next(one for one in buckets if one.id == name)


@pytest.mark.parametrize("sign", ["'", "’", "\u02bc", "\u2018", "\u2032", "\u00b4", "`", "\uff07"])
def test_an_apostrophe_is_one_however_it_is_typed(searcher: Searcher, sign: str) -> None:
    for text in (f"d{sign}hélicoptères", f"jusqu{sign}à l{sign}automne"):
        assert set(ids(searcher, text, operator="all")) == {"f", "g"}
    asked = SearchParams(text=f"drones de l{sign}Union européenne")
    answer = searcher.search(asked)
    assert answer.receipt.text == asked.text
    assert answer.receipt.understood[-1].concepts == ("eu",)
    assert "l" not in answer.receipt.understood[-1].terms


def test_an_answer_ranks_marks_and_counts(searcher: Searcher) -> None:
    answer = searcher.search(SearchParams(text="drones iraniens"))
    assert {hit.article.id for hit in answer.hits} == {"a", "b", "c", "e"}
    assert answer.total == 4
    assert [hit.rank for hit in answer.hits] == [1, 2, 3, 4]
    assert [hit.score for hit in answer.hits] == sorted(
        (hit.score for hit in answer.hits), reverse=True
    )
    first = next(hit for hit in answer.hits if hit.article.id == "a")
    assert [first.article.title[a:b] for a, b in first.title_marks] == ["drones", "Téhéran"]
    assert first.snippets
    assert all(snippet.marks for snippet in first.snippets)
    assert answer.took_ms > 0
    assert answer.generation


def test_concepts_of_a_hit_are_its_own_and_the_most_mentioned_first(searcher: Searcher) -> None:
    hits = searcher.search(SearchParams(text="drones Téhéran", ui="en")).hits
    hit = next(hit for hit in hits if hit.article.id == "a")
    assert hit.actors == (("irn", "Iran"), ("rus", "Russia"))
    assert hit.weapons == (("drone", load_gazetteer().label("drone", "en")),)


def test_facets_have_labels_parents_and_counts_of_articles(searcher: Searcher) -> None:
    facets = searcher.search(SearchParams(text="drone", ui="en")).facets
    assert set(facets) == set(FACETS)
    assert bucket(facets["actor"], "irn") == Bucket("irn", "Iran", 4)
    assert bucket(facets["lang"], "fr") == Bucket("fr", "French", 4)
    assert bucket(facets["source"], "La Gazette").count == 2
    assert bucket(facets["agency"], "afp") == Bucket("afp", "AFP", 2)
    drone = bucket(facets["weapon"], "drone")
    assert drone.parent == load_gazetteer().concepts["drone"].parent
    counts = [one.count for one in facets["weapon"]]
    assert counts == sorted(counts, reverse=True)


def test_months_are_in_order_and_the_undated_last(searcher: Searcher) -> None:
    months = searcher.search(SearchParams(text="drone")).facets["date"]
    assert [(one.id, one.count) for one in months] == [
        ("2022-07", 1), ("2023", 1), ("2024-01", 1), ("2024-03", 1), ("undated", 1),
    ]  # fmt: skip
    assert [one.label for one in months][2:] == ["janvier 2024", "mars 2024", "Sans date"]


@pytest.mark.parametrize(
    ("first", "last", "selected"),
    [
        ("2024-01-31", None, ["2024-01", "2024-03"]),
        (None, "2024-03-01", ["2022-07", "2023", "2024-01", "2024-03"]),
        (None, "2024-02-29", ["2022-07", "2023", "2024-01"]),
        ("2023-01-01", "2023-12-31", ["2023"]),
        ("2023-01-02", "2023-12-31", []),
    ],
)
def test_the_months_of_a_range_are_selected_and_a_year_that_it_holds(
    searcher: Searcher, first: str | None, last: str | None, selected: list[str]
) -> None:
    params = SearchParams(text="drone", date_from=first, date_to=last)
    months = searcher.search(params).facets["date"]
    assert [one.id for one in months if one.is_selected] == selected


def test_a_value_names_the_one_above_it(index_of: IndexOf) -> None:
    text = "Rosoboronexport vend des missiles balistiques à l’Iran. Le Hezbollah livre des obus."
    facets = index_of([article("a", "Des ventes", text)]).search(SearchParams()).facets
    assert bucket(facets["weapon"], "ballistic-missile").parent == "missile"
    assert bucket(facets["actor"], "hezbollah").parent == "lbn"
    assert bucket(facets["supplier"], "ru-rosoboronexport").parent == "rus"
    assert bucket(facets["supplier"], "hezbollah").parent is None  # it is no state's


def test_a_selection_keeps_the_counts_of_its_siblings(searcher: Searcher) -> None:
    free = searcher.search(SearchParams(text="drone")).facets
    chosen = searcher.search(SearchParams(text="drone", sources=("La Gazette",)))
    assert {hit.article.id for hit in chosen.hits} == {"b", "c"}
    assert (
        bucket(chosen.facets["source"], "Le Quotidien").count
        == bucket(free["source"], "Le Quotidien").count
    )
    assert bucket(chosen.facets["source"], "La Gazette").is_selected
    assert bucket(chosen.facets["lang"], "fr").count == 2


def test_counts_beside_an_exclusion_are_of_what_the_search_holds(searcher: Searcher) -> None:
    free = searcher.search(SearchParams(text="drone")).facets["actor"]
    answer = searcher.search(SearchParams(text="drone", not_actors=("rus",)))
    counts = {one.id: one.count for one in answer.facets["actor"] if one.count}
    assert counts.pop("rus") == bucket(free, "rus").count
    assert counts
    for name, count in counts.items():
        beside = SearchParams(text="drone", actors=(name,), not_actors=("rus",))
        assert searcher.search(beside).total == count
        inside = searcher.facet("actor", "", SearchParams(text="drone", not_actors=("rus",)))
        assert bucket(inside, name).count == count


def test_what_is_selected_or_excluded_is_shown_even_without_articles(searcher: Searcher) -> None:
    params = SearchParams(text="budget", actors=("prk",), not_weapons=("warship",))
    facets = searcher.search(params).facets
    assert bucket(facets["actor"], "prk") == Bucket("prk", "Corée du Nord", 0, is_selected=True)
    excluded = bucket(facets["weapon"], "warship")
    assert (excluded.count, excluded.is_excluded) == (0, True)


def test_dates_select_and_the_undated_can_be_kept_or_asked_for(searcher: Searcher) -> None:
    assert set(ids(searcher, "drone", date_from="2023", date_to="2024-01")) == {"b", "c"}
    assert set(ids(searcher, "drone", date_from="2024-02", undated="include")) == {"a", "d"}
    assert ids(searcher, "drone", undated="only") == ["d"]
    months = searcher.search(SearchParams(text="drone", date_from="2024")).facets["date"]
    assert [one.id for one in months if one.is_selected] == ["2024-01", "2024-03"]
    assert bucket(months, "undated").is_excluded


@pytest.mark.parametrize(
    ("first", "last", "selected"),
    [
        ("2023", "2023", ["2023"]),
        ("2022-08", "2024-02", ["2023", "2024-01"]),
        ("2023-01-01", "2023-12-31", ["2023"]),
        ("2023-01", "2023-01", []),
        ("2023-11", "2023-12", []),
        ("2023-12-31", None, ["2024-01", "2024-03"]),
        (None, "2023-12-30", ["2022-07"]),
        ("2024-03", None, ["2024-03"]),
        (None, "2022-12-31", ["2022-07"]),
        (None, None, []),
    ],
)
def test_an_article_of_a_year_alone_is_found_by_ranges_that_hold_all_of_the_year(
    searcher: Searcher, first: str | None, last: str | None, selected: list[str]
) -> None:
    params = SearchParams(text="drone", date_from=first, date_to=last)
    answer = searcher.search(params)
    months = [one for one in answer.facets["date"] if one.is_selected]
    assert [one.id for one in months] == selected
    if selected:
        assert answer.total == sum(one.count for one in months)
    if first and last and selected:
        spoken = searcher.search(SearchParams(text=f"drone date:{first}..{last}"))
        assert spoken.total == answer.total


def test_sorting_by_day_puts_the_undated_last_both_ways(searcher: Searcher) -> None:
    assert ids(searcher, "drone", sort="newest") == ["a", "b", "c", "e", "d"]
    assert ids(searcher, "drone", sort="oldest") == ["e", "c", "b", "a", "d"]


@pytest.mark.parametrize("text", ["", "langue:fr", "date:2023..", "SAUF zorglub", "source:Quai"])
def test_where_no_words_rank_the_articles_the_newest_stand_first(
    index_of: IndexOf, text: str
) -> None:
    days = {"a": "2023-02-01", "b": "2024-05-09", "c": "2023-11"}
    said = "Le Quai a vu passer une frégate."
    searcher = index_of(
        [article(n, "Frégate", said, published=day, source="Quai") for n, day in days.items()]
    )
    assert ids(searcher, text) == ["b", "c", "a"]
    assert ids(searcher, text, sort="oldest") == ["a", "c", "b"]


@pytest.mark.parametrize("text", ["drone", "titre:drone", "langue:fr drone", "acteur:rus"])
def test_where_anything_ranks_them_the_newest_need_not(searcher: Searcher, text: str) -> None:
    scores = [hit.score for hit in searcher.search(SearchParams(text=text)).hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0


def test_near_duplicates_are_counted(searcher: Searcher) -> None:
    hits = searcher.search(SearchParams(text="frégate")).hits
    stories = {hit.article.story or hit.article.id for hit in hits}
    expected = 1 if len(stories) == 1 else 0
    assert [hit.similar for hit in hits] == [expected, expected]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_pages_and_cursors_walk_through_every_hit_once(searcher: Searcher, sort: Sort) -> None:
    whole = ids(searcher, "", size=100, sort=sort)
    assert len(whole) == len(ROWS)
    paged = [
        name for page in (1, 2, 3, 4) for name in ids(searcher, "", size=10, page=page, sort=sort)
    ]
    assert paged == whole
    walked: list[str] = []
    ranks: list[int] = []
    cursor: str | None = None
    while True:
        params = SearchParams(size=7, sort=sort, cursor=cursor)
        answer = searcher.search(params)
        walked += [hit.article.id for hit in answer.hits]
        ranks += [hit.rank for hit in answer.hits]
        cursor = answer.cursor
        if cursor is None:
            break
    assert walked == whole
    assert ranks == list(range(1, len(ROWS) + 1))


def test_facets_are_counted_as_asked_for(searcher: Searcher) -> None:
    whole = searcher.search(SearchParams())
    for names in ((), ("date",), ("agency", "actor")):
        some = searcher.search(SearchParams(facets=names))
        assert some.facets == {name: whole.facets[name] for name in names}
        assert some.hits == whole.hits
    with pytest.raises(UsageError, match="colour") as caught:
        searcher.search(SearchParams(facets=("actor", "colour")))
    assert caught.value.place == "facets"


@pytest.mark.parametrize("cursor", ["", "x", "AAAA", "é", "W10", "bnVsbA", "A" * 9_000])
def test_a_cursor_that_is_none_of_ours_is_refused(searcher: Searcher, cursor: str) -> None:
    with pytest.raises(UsageError) as caught:
        searcher.search(SearchParams(cursor=cursor))
    assert caught.value.place == "cursor"


@pytest.mark.parametrize("made_up", [Cursor(0, 1.0, "a"), Cursor(3, math.inf, "a")])
def test_a_cursor_to_no_place_is_refused(searcher: Searcher, made_up: Cursor) -> None:
    cursor = write_cursor(SearchParams(), made_up)
    with pytest.raises(UsageError, match="ours"):
        searcher.search(SearchParams(cursor=cursor))


def test_a_cursor_of_another_search_is_refused(searcher: Searcher) -> None:
    cursor = searcher.search(SearchParams(text="budget")).cursor
    assert searcher.search(SearchParams(text="budget", cursor=cursor, ui="en", size=5)).hits
    with pytest.raises(UsageError, match="another search"):
        searcher.search(SearchParams(text="drone", cursor=cursor))


def test_a_page_too_deep_points_to_the_cursor(searcher: Searcher) -> None:
    with pytest.raises(UsageError, match="cursor"):
        searcher.search(SearchParams(page=101, size=100))


def test_an_article_is_fetched_by_its_id(searcher: Searcher) -> None:
    found = searcher.article("b")
    assert found is not None
    assert found.title == "Drones et sanctions"
    assert searcher.article("nobody") is None


@pytest.mark.parametrize("page", [1, 3, 99_999])
def test_every_match_can_be_streamed_whatever_the_page(searcher: Searcher, page: int) -> None:
    found = [one.id for one in searcher.scan(SearchParams(text="drone", page=page, size=1))]
    assert found == ["a", "b", "c", "d", "e"]


def test_a_value_is_found_however_many_come_before_it(index_of: IndexOf) -> None:
    rows = [
        article(f"s{n}", "Un vote", "Le vote est clos.", source=f"N{n:04}") for n in range(1_010)
    ]
    searcher = index_of(rows)
    assert len(searcher.facet("source", "", SearchParams(text="vote"))) == 1_010
    assert bucket(searcher.facet("source", "N1009", SearchParams(text="vote")), "N1009").count == 1
    assert searcher.search(SearchParams(text="vote source:n1009")).total == 1


@pytest.mark.parametrize(("asked_for", "said"), [("auto", "all"), ("all", "all"), ("any", "any")])
def test_the_receipt_says_how_words_were_joined(
    searcher: Searcher, asked_for: Operator, said: str
) -> None:
    params = SearchParams(text="drone budget", operator=asked_for)
    assert searcher.search(params).receipt.operator == said


def test_a_facet_can_be_searched_by_label_beginning_and_synonym(searcher: Searcher) -> None:
    def named(name: str, text: str) -> list[str]:
        return [one.id for one in searcher.facet(name, text, SearchParams(text="drone"))]

    assert named("actor", "ira") == ["irn"]
    assert named("actor", "Téhéran") == ["irn"]
    assert named("source", "gaz") == ["La Gazette"]
    assert named("lang", "angl") == named("lang", "en") == ["en"]
    assert named("actor", "zzz") == named("source", "ette") == []
    with pytest.raises(UsageError, match=r"facet.*use actor, weapon"):
        searcher.facet("colour", "a", SearchParams())


def test_an_outage_is_raised_and_never_an_empty_answer(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = type(searcher.served().engine)

    def down(*_: object) -> None:
        raise EngineUnavailable("no answer", place="engine")

    monkeypatch.setattr(engine, "search", down)
    with pytest.raises(EngineUnavailable):
        searcher.search(SearchParams(text="drone"))


def test_a_file_of_further_words_is_named_in_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text("blorfage\tflurbing\tn\n", encoding="utf-8")
    rendered = lexicon_of(str(path)).translations(["flurbing"], "en")
    assert [one.text for one in rendered[0].renderings] == ["blorfage"]
    path.write_text("blorfage\n", encoding="utf-8")
    load_lexicon.cache_clear()
    with pytest.raises(ConfigurationError, match=r"lexicon\.tsv:1"):
        lexicon_of(str(path))
