from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Request

from service.ids import ArticleIdConverter
from service.params import read_query
from service.urls import SearchUrl, article_path, search_url
from tests.service.corpus import ODD_IDS


def url_of(*pairs: tuple[str, str]) -> SearchUrl:
    query, faults = read_query(MultiDict(pairs))
    assert not faults
    return search_url(query)


def test_a_search_has_one_url_whatever_the_order_of_its_parameters() -> None:
    one = url_of(("actor", "rus"), ("q", "obus"), ("sort", "relevance"), ("page", "1"))
    other = url_of(("q", "obus"), ("actor", "rus"), ("actor", "rus"))
    assert one.to() == other.to() == "/?q=obus&actor=rus"


def test_adding_a_value_goes_back_to_the_first_page() -> None:
    url = url_of(("q", "obus"), ("page", "4"))
    assert url.adding("actor", "rus").to() == "/?q=obus&actor=rus"


def test_taking_the_only_filter_off_leaves_the_words() -> None:
    url = url_of(("q", "obus"), ("actor", "rus"), ("actor", "prk"))
    assert url.removing("actor", "rus").to() == "/?q=obus&actor=prk"
    assert url.removing("actor").to() == "/?q=obus"


def test_excluding_a_selected_value_takes_the_selection_back() -> None:
    url = url_of(("actor", "rus"))
    assert url.adding("not.actor", "rus").to() == "/?not.actor=rus"
    assert url.adding("not.actor", "rus").adding("actor", "rus").to() == "/?actor=rus"


def test_a_page_link_keeps_everything_else() -> None:
    url = url_of(("q", "obus"), ("sort", "newest"), ("size", "20"), ("page", "2"))
    assert url.at_page(3).to() == "/?q=obus&sort=newest&page=3&size=20"
    assert url.at_page(1).to() == "/?q=obus&sort=newest&size=20"


def test_expansion_switched_off_stays_in_the_url() -> None:
    assert url_of(("q", "obus"), ("expand", "0")).to() == "/?q=obus&expand=0"


_ids = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r\n\t"), min_size=1, max_size=60
)


@given(_ids)
def test_any_id_comes_back_from_its_path(article_id: str) -> None:
    assert _received(article_path(article_id)) == article_id


@pytest.mark.parametrize("article_id", ODD_IDS)
def test_odd_ids_come_back_from_their_path(article_id: str) -> None:
    assert _received(article_path(article_id)) == article_id


@pytest.mark.parametrize("article_id", ["a/../b", "../x", "a//b", "//h/x", "/x", "x/", "./x"])
def test_no_path_has_a_segment_that_a_browser_would_resolve(article_id: str) -> None:
    assert article_path(article_id).count("/") == 2


def _received(path: str) -> str:
    """The id that a server reads from `path`."""
    app = Flask("ids")
    app.url_map.merge_slashes = False
    app.url_map.converters["article_id"] = ArticleIdConverter
    seen: list[str] = []

    def view(article_id: str = "") -> str:
        seen.append(article_id or _query_id())
        return ""

    def _query_id() -> str:
        return Request(environ).args["id"]

    app.add_url_rule("/article/<article_id:article_id>", view_func=view)
    app.add_url_rule("/article", view_func=view, endpoint="by_query")
    bare, _mark, query = path.partition("?")
    environ = EnvironBuilder(bare, query_string=query).get_environ()
    run_wsgi_app(app, environ)
    return seen[0]


def test_what_is_typed_on_the_start_page_is_ranked_by_relevance(client: FlaskClient) -> None:
    start = client.get("/").get_data(as_text=True)
    assert "sort=newest" not in start
    assert 'name="sort"' not in start
