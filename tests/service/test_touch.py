"""On a touch screen: what is touched is at least 44 pixels high, and results are not behind the
keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def touched(chromium: Any) -> Iterator[Any]:
    """A page of a phone, by finger."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/?q=chars", ".dates input:not([type=hidden])"),
        ("/?q=chars", ".pager a"),
        ("/?q=chars", ".outs .sheet a"),
        ("/?q=chars", "input#q"),
        ("/facet/actor", "#find"),
        ("/facet/actor", ".back a"),
        ("/?q=missiles", ".understood .sheet a"),
        ("/?q=missiles", ".value > details > summary"),
        ("/?q=missiles", ".skip"),
        ("/?q=bulletin", ".hit h2 a"),
        ("/?q=%22missile+zorglub%22", ".nothing a"),
        ("/article/presse/missiles-nord-coreens", ".similar a"),
    ],
)
def test_what_is_touched_is_high_enough(
    touched: Any, server: str, path: str, selector: str
) -> None:
    touched.goto(server + path)
    assert touched.evaluate("matchMedia('(pointer: coarse)').matches")
    touched.locator("details").evaluate_all(
        "all => all.forEach(one => { one.name = ''; one.open = true })"
    )
    heights = touched.locator(selector).evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height).filter(one => one)"
    )
    assert heights
    assert min(heights) >= 44


def test_after_a_search_the_box_holds_the_keyboard_no_longer(touched: Any, server: str) -> None:
    touched.goto(server)
    touched.fill("#q", "missiles")
    touched.press("#q", "Enter")
    touched.wait_for_url("**/?q=missiles*")
    touched.locator("h1.count").wait_for()
    assert touched.evaluate("document.activeElement.id") != "q"


def test_among_the_filters_what_they_leave_is_in_sight_and_a_touch_away(
    touched: Any, server: str
) -> None:
    touched.goto(f"{server}/?q=bulletin&ui=en")
    assert not touched.locator(".onward").is_visible()
    touched.locator("details.filters summary").tap()
    touched.locator("[data-facet=actor] .pick").first.tap()
    touched.wait_for_url("**&actor=*")
    total = touched.locator("h1.count").inner_text().split()[0]
    onward = touched.locator(".onward")
    assert onward.inner_text().split()[:2] == ["See", total]
    box = onward.bounding_box()
    assert (box["y"] + box["height"], box["height"] >= 44) == (800, True)
    onward.tap()
    touched.wait_for_url("**#content")
    touched.wait_for_function(
        "Math.abs(document.querySelector('#content').getBoundingClientRect().y) < 100"
    )
