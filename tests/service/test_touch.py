"""What is touched is at least 44 pixels high and wide, what is clicked 32; and on a phone results
are neither behind the keyboard nor far from their filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def touched(chromium: Any) -> Iterator[Any]:
    """A page of a phone, by finger."""
    context = chromium.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


#: What is too small to hit, but for bars of the timeline and names in running text.
_SMALL = """least => {
  for (const one of document.querySelectorAll("details")) { one.name = ""; one.open = true; }
  const missed = [];
  for (const one of document.querySelectorAll("a, button, input:not([type=hidden]), summary")) {
    const boxes = [...one.getClientRects()].filter(box => box.width && box.height);
    if (!boxes.length || one.closest("svg, .mention")) continue;
    const sides = ["width", "height"].map(side => Math.max(...boxes.map(box => box[side])));
    if (Math.min(...sides) < least) missed.push(one.outerHTML);
  }
  return missed;
}"""
_PAGES = (
    "/",
    "/?q=missils+balistiques&actor=rus&from=2023",
    "/?q=bulletin&from=hier",
    "/?q=%22missile+zorglub%22",
    "/?q=missiles&page=2000",
    "/facet/actor",
    "/article/presse/missiles-nord-coreens?q=missiles",
    "/about",
    "/nulle/part",
)


@pytest.mark.parametrize("path", _PAGES)
def test_what_is_touched_is_large_enough(touched: Any, server: str, path: str) -> None:
    touched.goto(server + path)
    assert touched.evaluate("matchMedia('(pointer: coarse)').matches")
    assert touched.evaluate(_SMALL, 44) == []


@pytest.mark.parametrize("path", _PAGES)
def test_what_is_clicked_is_large_enough(chromium: Browser, server: str, path: str) -> None:
    page = chromium.new_page(base_url=server)
    page.goto(path)
    assert page.evaluate(_SMALL, 32) == []
    page.close()


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
