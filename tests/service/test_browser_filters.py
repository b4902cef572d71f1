"""Facets and the timeline in a browser: values are chosen in place, and without JavaScript too."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser


def test_a_facet_updates_the_page_in_place_and_focus_stays(page: Page) -> None:
    page.goto("/?q=missiles")
    page.evaluate("window.stayed = true")
    row = page.locator("[data-facet=actor] .pick", has_text="Russie").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".applied .chip")).to_have_count(1)
    assert page.evaluate("window.stayed") is True
    assert "Russie" in page.evaluate("document.activeElement.textContent")
    expect(page.locator("#live")).to_have_text(re.compile(r"^\d+ articles?$"))
    feed = page.locator("link[rel=alternate]")
    expect(feed).to_have_attribute("href", "/feed.atom?q=missiles&actor=rus")
    page.go_back()
    expect(page.locator(".applied")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".applied .chip")).to_have_count(1)
    assert page.evaluate("window.stayed") is True


def test_a_value_far_down_its_column_stays_where_it_was_when_it_is_chosen(page: Page) -> None:
    page.goto("/?q=commande")
    rows = page.locator("[data-facet=source] .value > .pick")
    rows.nth(5).focus()
    before = rows.nth(5).bounding_box()
    label = rows.nth(5).locator(".label").inner_text()
    page.keyboard.press("Enter")
    expect(page.locator(".applied .chip")).to_have_text(re.compile(f"{label}$"))
    expect(page.locator(".value.on > .pick")).to_be_focused()
    after = page.locator(".value.on > .pick").bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 1
    assert page.locator(".facets").evaluate("facets => facets.scrollTop") > 0


def test_excluding_a_value_is_offered_where_its_row_has_the_focus(page: Page) -> None:
    page.goto("/?q=missiles")
    row = page.locator("[data-facet=actor] .value").first
    expect(row.locator("> .exclude")).to_have_css("opacity", "0")
    row.locator("> .pick").focus()
    expect(row.locator("> .exclude")).to_have_css("opacity", "1")


def test_what_was_opened_stays_open_when_the_page_updates(page: Page) -> None:
    page.goto("/?q=bulletin")
    page.locator("[data-facet=source] details.more summary").click()
    page.locator(".sorts a", has_text="anciens").click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(page.locator("[data-facet=source] details.more[open]")).to_have_count(1)


def test_a_range_is_chosen_by_dragging(page: Page) -> None:
    page.goto("/?q=bulletin")
    bars = page.locator("svg a.bar")
    count = bars.count()
    first, third = (bars.nth(n).locator(".area").bounding_box() for n in (0, 2))
    assert first is not None
    assert third is not None
    middle = first["y"] + first["height"] / 2
    page.mouse.move(first["x"] + 2, middle)
    page.mouse.down()
    page.mouse.move(third["x"] + third["width"] / 2, middle, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2023-01&to=2023-03"))
    expect(bars).to_have_count(count)
    expect(page.locator("svg a.bar.on")).to_have_count(3)


def test_a_value_is_found_inside_its_facet(page: Page) -> None:
    page.goto("/")
    page.locator("[data-facet=source] .find").click()
    page.keyboard.type("adresses")
    found = page.locator("[data-facet=source] .found .pick")
    expect(found).to_have_count(1)
    found.click()
    expect(page.locator(".applied .chip")).to_contain_text("Les Adresses")


def test_without_javascript_a_facet_has_a_page_of_its_own(chromium: Browser, server: str) -> None:
    context = chromium.new_context(locale="fr-FR", java_script_enabled=False, base_url=server)
    page = context.new_page()
    page.goto("/?q=identifiant+OU+bulletin")
    page.locator("[data-facet=source] .find").click()
    page.get_by_role("searchbox", name=re.compile("Source")).fill("adresses")
    page.get_by_role("searchbox", name=re.compile("Source")).press("Enter")
    expect(page.locator(".pick")).to_have_count(1)
    page.locator(".pick").click()
    expect(page).to_have_url(re.compile("q=identifiant.*source=Les"))
    context.close()


def test_a_bar_under_the_focus_is_named_and_keeps_the_focus_when_chosen(page: Page) -> None:
    page.goto("/?q=bulletin")
    page.locator("a.bar").nth(1).focus()
    expect(page.locator(".axis .now")).to_have_text(re.compile(r"févr. 2023\s: \d+"))
    page.keyboard.press("Enter")
    expect(page.locator("a.bar.on")).to_have_count(1)
    expect(page.locator("a.bar.on")).to_be_focused()
    page.locator("a.bar").nth(3).focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2023-02&to=2023-04"))
    expect(page.locator("a.bar.on")).to_have_count(3)


def test_the_filters_stay_in_reach_while_results_are_read(page: Page) -> None:
    page.goto("/?q=bulletin&size=50")
    page.locator(".hit").nth(30).scroll_into_view_if_needed()
    expect(page.locator("[data-facet=actor] .pick").first).to_be_in_viewport()


@pytest.mark.parametrize("path", ["/facet/source", "/facet/actor?q=missiles&find=zzz"])
def test_the_page_of_a_facet_is_accessible(page: Page, path: str) -> None:
    page.goto(path)
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_on_a_phone_the_filters_stay_open_while_they_are_chosen(
    chromium: Browser, server: str
) -> None:
    context = chromium.new_context(
        locale="fr-FR", viewport={"width": 390, "height": 800}, base_url=server
    )
    page = context.new_page()
    page.goto("/?q=bulletin")
    page.get_by_text("Filtres", exact=True).click()
    page.locator("[data-list=source] details.more > summary").click()
    page.locator("[data-list=lang] .pick").first.click()
    expect(page.get_by_text("Filtres (1)")).to_be_visible()
    expect(page.locator(".facets")).to_be_visible()
    expect(page.locator("[data-list=source] details.more[open]")).to_have_count(1)
    context.close()


def test_a_late_answer_inside_a_facet_does_not_overtake_a_newer_one(page: Page) -> None:
    page.goto("/")
    held: list[Route] = []
    page.route("**/facet/source?find=bulletin*", lambda route: held.append(route))
    page.locator("[data-facet=source] .find").click()
    field = page.locator("[data-facet=source] input.inline")
    with page.expect_request("**/facet/source?find=bulletin*"):
        field.fill("bulletin")
    field.fill("adresses")
    found = page.locator("[data-facet=source] .found .pick")
    expect(found).to_have_count(1)
    with page.expect_response("**/facet/source?find=bulletin*"):
        held[0].continue_()
    expect(found).to_have_count(1)
    expect(found).to_contain_text("Les Adresses")


def test_a_refusal_inside_a_facet_is_said(chromium: Browser, server: str) -> None:
    page = chromium.new_page(base_url=server, locale="fr-FR")
    page.goto("/")
    refusal = '<main class="problem"><p>429</p><h1>Trop</h1><p>Trop de demandes.</p></main>'
    page.route(
        "**/facet/source?find=*",
        lambda route: route.fulfill(status=429, body=refusal, content_type="text/html"),
    )
    page.locator("[data-facet=source] .find").click()
    page.locator("[data-facet=source] input.inline").fill("adresses")
    expect(page.locator("[data-facet=source] .found")).to_contain_text("Trop de demandes.")
    page.close()
