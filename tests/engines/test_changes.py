"""Behaviours that every engine shares: writing, replacing, deleting, and what is never lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import pytest

from index.article import Document
from index.engines import Engine
from index.errors import NoIndex
from index.query import Sort
from index.request import (
    Constant,
    DayFilter,
    Everything,
    FacetRequest,
    Filter,
    Near,
    Phrased,
    SearchRequest,
    Term,
    Terms,
)
from tests.engines.conftest import Stand
from tests.engines.corpus import at_random, document, store

FR = "text_fr"


def matching(engine: Engine, term: str) -> str:
    return " ".join(hit.id for hit in engine.scan(SearchRequest(Term(FR, term))))


def test_a_place_that_was_never_written_holds_no_index(stand: Stand) -> None:
    nothing = stand.new()
    for ask in (
        nothing.count,
        lambda: nothing.search(SearchRequest()),
        lambda: nothing.fetch(["x"]),
        lambda: list(nothing.scan(SearchRequest())),
    ):
        with pytest.raises(NoIndex):
            ask()


def test_an_empty_index_answers_everything_with_nothing(engine: Engine) -> None:
    facets = (FacetRequest("actor", always=("fra",)), FacetRequest("month"))
    for node in (Everything(), Term(FR, "x"), Phrased(FR, ("x", "y")), Terms("words", ("x",))):
        page = engine.search(SearchRequest(node, facets=facets))
        assert (page.total, page.hits) == (0, ())
        assert page.counts == {"actor": {"fra": 0}, "month": {}}
        assert list(engine.scan(SearchRequest(node))) == []
    assert engine.count() == 0
    assert engine.fetch(["x"]) == {}


def test_what_was_put_is_found_and_counted(engine: Engine) -> None:
    store(engine, [document("a", "nord"), document("b", "sud")])
    assert (engine.count(), matching(engine, "nord"), matching(engine, "sud")) == (2, "a", "b")


def test_another_process_sees_what_was_put(stand: Stand) -> None:
    engine = store(stand.new(), [document("a", "nord", actor="fra", day=20240101)])
    again = stand.again(engine)
    page = again.search(SearchRequest(facets=(FacetRequest("actor"), FacetRequest("month"))))
    assert (page.total, page.counts) == (1, {"actor": {"fra": 1}, "month": {"202401": 1}})


def test_nothing_is_visible_before_the_session_ends(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.put(document("a", "nord"))
        assert engine.count() == 0
    assert engine.count() == 1


def test_a_session_that_fails_leaves_nothing(stand: Stand) -> None:
    engine = store(stand.new(), [document("a", "nord"), document("b", "nord")])
    with pytest.raises(RuntimeError, match="stop"), engine.writer() as writer:  # noqa: PT012  # the session is what fails
        writer.put(document("c", "nord"))
        writer.put(document("a", "sud"))
        writer.delete("b")
        raise RuntimeError("stop")
    for one in (engine, stand.again(engine)):
        assert (one.count(), matching(one, "nord"), matching(one, "sud")) == (2, "a b", "")


def test_a_session_after_a_failed_one_is_whole(engine: Engine) -> None:
    with pytest.raises(RuntimeError), engine.writer() as writer:  # noqa: PT012  # the session is what fails
        writer.put(document("a", "nord"))
        raise RuntimeError
    store(engine, [document("b", "nord")])
    assert matching(engine, "nord") == "b"


def test_an_interrupted_session_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(KeyboardInterrupt), engine.writer() as writer:  # noqa: PT012  # the session is what fails
        writer.put(document("a", "nord"))
        raise KeyboardInterrupt
    assert engine.count() == 0


def test_an_empty_session_changes_nothing(engine: Engine) -> None:
    store(engine, [document("a", "nord")])
    store(engine, [])
    assert matching(engine, "nord") == "a"


def test_put_replaces_what_an_earlier_session_wrote(engine: Engine) -> None:
    store(engine, [document("a", "nord", actor="fra", day=20240101), document("b", "nord")])
    store(engine, [document("a", "sud", actor="deu", day=20230601)])
    assert (engine.count(), matching(engine, "nord"), matching(engine, "sud")) == (2, "b", "a")
    page = engine.search(SearchRequest(facets=(FacetRequest("actor"), FacetRequest("month"))))
    assert page.counts == {"actor": {"deu": 1}, "month": {"202306": 1, "undated": 1}}


def test_put_replaces_what_the_same_session_wrote(engine: Engine) -> None:
    store(engine, [document("a", "nord", actor="fra"), document("a", "sud", actor="deu")])
    assert (engine.count(), matching(engine, "nord"), matching(engine, "sud")) == (1, "", "a")
    page = engine.search(SearchRequest(facets=(FacetRequest("actor"),)))
    assert (page.total, page.counts["actor"]) == (1, {"deu": 1})


def test_put_many_times_keeps_the_last(engine: Engine) -> None:
    store(engine, [document("a", f"mot{n}") for n in range(50)])
    assert (engine.count(), matching(engine, "mot48"), matching(engine, "mot49")) == (1, "", "a")


def test_the_stored_article_is_replaced_too(engine: Engine) -> None:
    store(engine, [document("a", "nord", title="avant")])
    store(engine, [document("a", "nord", title="après")])
    assert engine.fetch(["a"])["a"].title == "après"


def test_delete_removes(engine: Engine) -> None:
    store(engine, [document("a", "nord", actor="fra"), document("b", "nord", actor="deu")])
    with engine.writer() as writer:
        writer.delete("a")
    page = engine.search(SearchRequest(facets=(FacetRequest("actor"),)))
    assert (engine.count(), page.total, page.counts["actor"]) == (1, 1, {"deu": 1})
    assert matching(engine, "nord") == "b"
    assert engine.fetch(["a", "b"]).keys() == {"b"}


def test_delete_of_an_unknown_id_does_nothing(engine: Engine) -> None:
    store(engine, [document("a", "nord")])
    with engine.writer() as writer:
        writer.delete("nobody")
    assert engine.count() == 1


def test_delete_of_what_the_same_session_put(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.put(document("a", "nord"))
        writer.put(document("b", "nord"))
        writer.delete("a")
    assert (engine.count(), matching(engine, "nord")) == (1, "b")


def test_put_after_delete_in_one_session(engine: Engine) -> None:
    store(engine, [document("a", "nord")])
    with engine.writer() as writer:
        writer.delete("a")
        writer.put(document("a", "sud"))
    assert (engine.count(), matching(engine, "nord"), matching(engine, "sud")) == (1, "", "a")


def test_put_delete_put_in_one_session(engine: Engine) -> None:
    with engine.writer() as writer:
        writer.put(document("a", "nord"))
        writer.delete("a")
        writer.put(document("a", "est"))
    assert (engine.count(), matching(engine, "nord"), matching(engine, "est")) == (1, "", "a")


def test_everything_can_be_deleted(engine: Engine) -> None:
    store(engine, [document(name, "nord") for name in "abc"])
    with engine.writer() as writer:
        for name in "abc":
            writer.delete(name)
    assert (engine.count(), matching(engine, "nord")) == (0, "")
    store(engine, [document("d", "nord")])
    assert matching(engine, "nord") == "d"


def test_many_sessions_keep_ids_and_facets_in_step(engine: Engine) -> None:
    for session in range(12):
        with engine.writer() as writer:
            for n in range(session, session + 6):
                writer.put(document(f"d{n:02d}", f"nord session{session}", source=f"s{session}"))
            writer.delete(f"d{session:02d}")
    page = engine.search(SearchRequest(facets=(FacetRequest("source"),), size=50))
    assert [hit.id for hit in page.hits] == ["d12", "d13", "d14", "d15", "d16"]
    assert page.counts["source"] == {"s11": 5}
    assert matching(engine, "session10") == ""


ODD_IDS = [
    "a/b/c",
    "https://exemple.fr/article?id=1&x=é#haut",
    "avec blanc",
    "accentué",
    "été",  # decomposed
    "MAJUSCULE",
    "majuscule",
    "1",
    "01",
    "-",
    "_",
    "..",
    "'\"\\",
    "a\tb",
    "日本",
    "🚀",
    "x" * 400,
    "a,b",
    "*",
    "null",
]


def test_odd_ids_are_told_apart_fetched_and_sorted(engine: Engine) -> None:
    store(engine, [document(name, f"nord mot{n}") for n, name in enumerate(ODD_IDS)])
    assert engine.count() == len(ODD_IDS)
    assert [hit.id for hit in engine.scan(SearchRequest())] == sorted(ODD_IDS)
    page = engine.search(SearchRequest(Constant(Term(FR, "nord")), size=50))
    assert [hit.id for hit in page.hits] == sorted(ODD_IDS)
    fetched = engine.fetch(ODD_IDS)
    assert {name: article.id for name, article in fetched.items()} == {i: i for i in ODD_IDS}


@pytest.mark.parametrize("article_id", ODD_IDS, ids=ascii)
def test_an_odd_id_is_replaced_and_deleted(engine: Engine, article_id: str) -> None:
    store(engine, [document(article_id, "nord"), document("other", "nord")])
    store(engine, [document(article_id, "sud")])
    assert (matching(engine, "nord"), matching(engine, "sud")) == ("other", article_id)
    with engine.writer() as writer:
        writer.delete(article_id)
    assert [hit.id for hit in engine.scan(SearchRequest())] == ["other"]


def test_fetch_keeps_to_what_was_asked(library: Engine) -> None:
    assert library.fetch(["alpha", "nobody", "alpha", "golf"]).keys() == {"alpha", "golf"}
    assert library.fetch([]) == {}


def test_fetch_gives_back_the_whole_article(library: Engine) -> None:
    article = library.fetch(["alpha"])["alpha"]
    assert article.paragraphs == ("missile balistique tir nord essai missile",)
    assert article.published is not None
    assert article.published.day_number == 20240110


def test_an_article_of_a_hundred_thousand_characters(engine: Engine) -> None:
    words = [f"mot{n % 997}" for n in range(20_000)]
    words[10_000:10_002] = ["aiguille", "foin"]
    long = document("long", " ".join(words))
    assert len(long.stored) > 100_000
    store(engine, [long, document("short", "aiguille dans foin")])
    assert matching(engine, "mot5") == "long"
    assert engine.search(SearchRequest(Phrased(FR, ("aiguille", "foin")))).hits[0].id == "long"
    assert engine.fetch(["long"])["long"].paragraphs == (" ".join(words),)


def test_an_article_without_any_term_is_counted(engine: Engine) -> None:
    store(engine, [document("bare")])
    assert engine.count() == 1
    assert [hit.id for hit in engine.search(SearchRequest()).hits] == ["bare"]
    page = engine.search(SearchRequest(days=DayFilter(undated="only")))
    assert page.total == 1


def test_many_values_in_one_field(engine: Engine) -> None:
    values = " ".join(f"v{n:04d}" for n in range(1500))
    store(engine, [document("many", actor=values), document("few", actor="v0001 v0002")])
    page = engine.search(SearchRequest(facets=(FacetRequest("actor", 5),)))
    assert page.counts["actor"] == {"v0001": 2, "v0002": 2, "v0000": 1, "v0003": 1, "v0004": 1}
    assert (
        len(engine.search(SearchRequest(facets=(FacetRequest("actor", 9000),))).counts["actor"])
        == 1500
    )


def test_a_list_of_many_terms(engine: Engine) -> None:
    store(engine, [document(f"d{n:03d}", words=f"w{n}") for n in range(300)])
    node = Terms("words", tuple(f"w{n}" for n in range(256)))
    assert engine.search(SearchRequest(node)).total == 256


def test_pages_deep_inside_a_tie(engine: Engine) -> None:
    names = [f"d{n:04d}" for n in range(1200)]
    store(engine, [document(name, words="x", day=20240101) for name in reversed(names)])
    for sort in get_args(Sort):
        request = SearchRequest(Term("words", "x"), sort=sort, offset=995, size=10)
        assert [hit.id for hit in engine.search(request).hits] == names[995:1005]


def test_threads_share_an_engine(stand: Stand) -> None:
    engine = store(stand.new(), at_random(300, seed=4))
    requests = [
        SearchRequest(
            Term(f"text_{lang}", f"w{n}"),
            filters=(Filter("actor", ("a1",)),),
            facets=(FacetRequest("weapon"),),
        )
        for lang in ("fr", "en", "de")
        for n in range(8)
    ]
    alone = [engine.search(request) for request in requests]
    fresh = stand.again(engine)
    start = threading.Barrier(4)

    def ask(_: int) -> list[object]:
        start.wait()
        return [fresh.search(request) for request in requests]

    with ThreadPoolExecutor(4) as pool:
        for answers in pool.map(ask, range(4)):
            assert answers == alone


def test_close_may_be_called_twice(stand: Stand) -> None:
    engine = store(stand.new(), [document("a", "nord")])
    engine.close()
    engine.close()


def test_what_several_sessions_wrote_is_found_counted_and_fetched_together(engine: Engine) -> None:
    for session, last in enumerate((20, 26, 30)):
        first = session and (20, 26)[session - 1]
        store(engine, [_of_session(number, session) for number in range(first, last)])
    with engine.writer() as writer:
        writer.delete("d03")
        writer.delete("d22")
    left = {f"d{number:02d}" for number in range(30)} - {"d03", "d22"}
    even = " ".join(sorted(name for name in left if int(name[1:]) % 2 == 0))
    assert matching(engine, "nord") == " ".join(sorted(left))
    assert matching(engine, "pair") == even
    for node in (Phrased(FR, ("char", "pair")), Near(FR, ("nord", "pair"), 1)):
        assert sorted(hit.id for hit in engine.scan(SearchRequest(node))) == even.split()
    facets = (FacetRequest("source"), FacetRequest("month"))
    page = engine.search(SearchRequest(Term(FR, "nord"), facets=facets, sort="oldest", size=50))
    assert [hit.id for hit in page.hits] == sorted(left)
    assert page.counts["source"] == {"s0": 19, "s1": 5, "s2": 4}
    assert page.counts["month"] == {"202401": 28}
    assert {
        name: one.title for name, one in engine.fetch(["d01", "d03", "d25", "d29"]).items()
    } == {name: f"titre {name}" for name in ("d01", "d25", "d29")}


def _of_session(number: int, session: int) -> Document:
    name = f"d{number:02d}"
    text = "nord char " + ("pair" if number % 2 == 0 else "impair")
    return document(name, text, title=f"titre {name}", source=f"s{session}", day=20240101 + number)
