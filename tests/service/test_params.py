from __future__ import annotations

from typing import get_args

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from index.query import FACETS, Listed, Operator, Sort, Ui, Undated
from service.params import NAMES, ParamFault, passed_over, read_query
from service.urls import search_url
from service.wording import fault_text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "2024-13-45"),
        ("from", "2024-02-30"),
        ("to", "hier"),
        ("to", "\uff12\uff10\uff12\uff14"),
        ("from", "24-01"),
        ("undated", "maybe"),
        ("sort", "best"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "x"),
        ("page", "99999999999999999999"),
        ("size", "0"),
        ("size", "101"),
        ("operator", "xor"),
        ("expand", "perhaps"),
        ("facets", "actor,colour"),
        ("ui", "de"),
        ("actor", "x" * 501),
    ],
)
def test_a_wrong_value_is_named_and_the_rest_is_used(name: str, value: str) -> None:
    query, faults = read_query(MultiDict([("q", "obus"), (name, value)]))
    assert [fault.name for fault in faults] == [name]
    assert search_url(query).to() == "/?q=obus"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("facets", FACETS),
        ("name", get_args(Listed)),
        ("sort", get_args(Sort)),
        ("undated", get_args(Undated)),
        ("operator", get_args(Operator)),
        ("ui", get_args(Ui)),
    ],
)
def test_a_fault_names_every_value_that_can_be_asked_for(
    app: Flask, name: str, values: tuple[str, ...]
) -> None:
    with app.test_request_context("/?ui=en"):
        said = fault_text(ParamFault(name, "x", name))
    assert [value for value in values if value not in said] == []


@pytest.mark.parametrize("value", ["2024", "2024-01", "2024-01-23", "1999", "2024-02-29"])
def test_days_months_and_years_are_dates(value: str) -> None:
    query, faults = read_query(MultiDict([("from", value)]))
    assert (query.date_from, faults) == (value, ())


@pytest.mark.parametrize("name", ["from", "to", "undated", "ui", "actor", "q", "cursor", "facets"])
def test_a_blank_field_of_a_form_says_nothing(name: str) -> None:
    query, faults = read_query(MultiDict([(name, "")]))
    assert (search_url(query).pairs, faults) == ((), ())


@pytest.mark.parametrize(
    ("value", "read"), [("none", "none"), ("date, actor,date", "actor,date"), ("lang", "lang")]
)
def test_facets_are_named_in_one_order(value: str, read: str) -> None:
    query, faults = read_query(MultiDict([("facets", value)]))
    assert (query.facets, faults) == (read, ())


def test_a_range_that_ends_before_it_begins_is_left_to_the_search() -> None:
    query, faults = read_query(MultiDict([("from", "2024-05"), ("to", "2023")]))
    assert faults == ()
    assert (query.date_from, query.date_to) == ("2024-05", "2023")


@pytest.mark.parametrize(
    ("first", "last"),
    [("2024-01", "2024"), ("2024", "2024-01"), ("2024-01-15", "2024-01"), ("2024-01", "2024-01")],
)
def test_periods_that_overlap_are_a_range(first: str, last: str) -> None:
    _query, faults = read_query(MultiDict([("from", first), ("to", last)]))
    assert faults == ()


def test_a_page_beyond_what_page_numbers_reach_is_refused() -> None:
    query, faults = read_query(MultiDict([("page", "1001"), ("size", "10")]))
    assert [(f.name, f.reason) for f in faults] == [("page", "deep")]
    assert query.page == 1


_args = st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=30)), max_size=8)


@given(_args)
def test_no_argument_stops_the_reading_and_its_result_reads_back(
    pairs: list[tuple[str, str]],
) -> None:
    query, _faults = read_query(MultiDict(pairs))
    again, faults = read_query(MultiDict(search_url(query).pairs))
    assert not faults
    assert search_url(again) == search_url(query)


def test_a_page_however_deep_is_told_of_the_cursor(client: FlaskClient) -> None:
    for page in (1_001, 10_001, 10**12):
        answer = client.get(f"/api/v1/search?q=bulletin&page={page}&ui=en")
        assert answer.status_code == 400
        assert "cursor of the answer before" in answer.json["detail"]
    refused = client.get(f"/api/v1/search?q=bulletin&page={10**30}&ui=en").json
    assert "it takes a whole number" in refused["detail"]


def test_a_page_too_deep_is_named_as_people_write_it_with_a_way_on(client: FlaskClient) -> None:
    page = client.get("/?q=bulletin&page=5000&ui=fr").get_data(as_text=True)
    messages = page.partition('class="messages"')[2].partition("</div>")[0]
    assert "La page 5\u202f000" in messages
    assert "10\u202f000" in messages
    assert "cursor" not in messages
    assert 'href="/?q=bulletin&amp;ui=fr&amp;page=4"' in messages


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("pagesize", "size"),
        ("page[size]", "size"),
        ("sise", "size"),
        ("Langs", "lang"),
        ("query", "q"),
        ("date_from", "from"),
        ("not_actor", "not.actor"),
        ("facet", "facets"),
        ("Page", "page"),
        ("op", "operator"),
        ("zzz", ""),
        ("[]", ""),
    ],
)
def test_an_unknown_parameter_is_named_with_the_nearest_known_one(name: str, nearest: str) -> None:
    [fault] = passed_over(MultiDict([("q", "obus"), (name, "5")]))
    assert (fault.name, fault.value, fault.nearest) == (name, "5", nearest)


@pytest.mark.parametrize(
    "name", ["utm_source", "UTM_id", "fbclid", "gclid", "mc_eid", "_ga", *NAMES]
)
def test_what_tracks_readers_and_what_is_known_is_passed_over(name: str) -> None:
    assert passed_over(MultiDict([(name, "x")])) == ()


def test_a_blank_unknown_parameter_says_nothing() -> None:
    assert passed_over(MultiDict([("pagesize", " ")])) == ()


def test_no_more_than_a_few_unknown_parameters_are_named() -> None:
    faults = passed_over(MultiDict([(f"x{n}", "1") for n in range(500)] + [("y" * 9_000, "1")]))
    assert [fault.name for fault in faults] == [f"x{n}" for n in range(10)]


def test_a_parameter_of_the_route_itself_is_known_there_and_may_be_the_nearest() -> None:
    assert passed_over(MultiDict([("limit", "5")]), ("limit",)) == ()
    [fault] = passed_over(MultiDict([("limits", "5")]), ("limit",))
    assert fault.nearest == "limit"


def test_a_second_value_of_what_takes_one_is_named() -> None:
    given = MultiDict([("q", "obus"), ("q", "chars"), ("actor", "rus"), ("actor", "irn")])
    [fault] = passed_over(given)
    assert (fault.name, fault.value, fault.reason) == ("q", "obus", "repeated")


def test_the_same_value_twice_and_a_blank_one_say_nothing() -> None:
    given = MultiDict([("q", "obus"), ("q", "obus"), ("from", "2020"), ("from", "")])
    assert passed_over(given) == ()
