"""What JavaScript adds at the desk, and that each of it has a way without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

import service

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Page]:
    """A page whose complaints and requests to elsewhere fail the test."""
    context = chromium.new_context(
        locale="fr-FR", viewport={"width": 1280, "height": 900}, base_url=server
    )
    made = context.new_page()
    complaints: list[str] = []
    made.on("pageerror", lambda error: complaints.append(str(error)))
    made.on("console", lambda one: complaints.append(one.text) if one.type == "error" else None)
    made.on(
        "request",
        lambda one: None if one.url.startswith(server) else complaints.append(f"asked {one.url}"),
    )
    yield made
    context.close()
    assert complaints == []


def test_a_facet_updates_the_page_in_place_and_focus_stays(page: Page) -> None:
    page.goto("/?q=missiles")
    page.evaluate("window.stayed = true")
    row = page.locator("[data-facet=actor] .pick", has_text="Russie").first
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".applied .chip")).to_have_count(1)
    assert page.evaluate("window.stayed") is True
    assert "Russie" in page.evaluate("document.activeElement.textContent")
    expect(page.locator("#live")).to_contain_text("article")
    page.go_back()
    expect(page.locator(".applied")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".applied .chip")).to_have_count(1)
    assert page.evaluate("window.stayed") is True


def test_what_was_opened_stays_open_when_the_page_updates(page: Page) -> None:
    page.goto("/?q=bulletin")
    page.locator("[data-facet=source] details.more summary").click()
    page.locator(".sorts a", has_text="anciens").click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(page.locator("[data-facet=source] details.more[open]")).to_have_count(1)


def test_suggestions_are_chosen_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("coree")
    expect(page.get_by_role("option").filter(has_text="Corée du Nord")).to_be_visible()
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=Cor%C3%A9e"))
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.locator(".hit").first).to_be_visible()


def test_escape_closes_the_suggestions(page: Page) -> None:
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("missi")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(page.get_by_role("combobox")).to_have_value("missi")


def test_j_and_k_walk_through_the_results(page: Page) -> None:
    page.goto("/?q=missiles")
    titles = page.locator(".hit h2 a")
    for key, place in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(titles.nth(place)).to_be_focused()


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


def test_the_search_on_the_screen_is_exported_whole(page: Page) -> None:
    page.goto("/?q=bulletin&lang=fr&page=2")
    total = int(re.sub(r"\D", "", page.locator("h1.count").inner_text().split("article")[0]))
    page.locator(".outs summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tableau (CSV)").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == total + 1


def test_the_marks_of_an_article_are_walked_through(page: Page) -> None:
    page.goto("/article/presse/missiles-nord-coreens?q=missiles")
    count = int(str(page.locator(".jumps").get_attribute("data-marks")))
    assert count == page.locator('[id^="mark-"]').count() > 1
    following = page.locator(".jumps .step").last
    for number in (1, 2):
        following.click()
        expect(page).to_have_url(re.compile(f"#mark-{number}$"))
    page.locator(".jumps .step").first.click()
    expect(page).to_have_url(re.compile("#mark-1$"))


def test_the_api_is_described_without_another_server(page: Page) -> None:
    page.goto("/docs")
    expect(page.locator(".opblock").first).to_be_visible()
    assert page.locator(".opblock").count() >= 8
    page.locator(".opblock-summary-control").first.click()
    expect(page.get_by_text("Try it out")).to_be_visible()


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


def test_one_word_of_the_receipt_is_open_at_a_time(page: Page) -> None:
    page.goto("/?q=missiles+nord-cor%C3%A9ens")
    for number in (0, 1):
        page.locator(".understood summary").nth(number).click()
        expect(page.locator(".understood details[open]")).to_have_count(1)
    page.mouse.click(1270, 600)
    expect(page.locator(".understood details[open]")).to_have_count(0)


@pytest.mark.parametrize("path", ["/facet/source", "/facet/actor?q=missiles&find=zzz"])
def test_the_page_of_a_facet_is_accessible(page: Page, path: str) -> None:
    page.goto(path)
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()


def test_back_brings_back_the_words_of_its_search(page: Page) -> None:
    page.goto("/?q=missiles")
    box = page.get_by_role("combobox")
    box.fill("drones")
    box.press("Enter")
    expect(page).to_have_url(re.compile("q=drones"))
    page.evaluate("history.back()")
    expect(page).to_have_url(re.compile("q=missiles"))
    expect(box).to_have_value("missiles")


def test_what_is_typed_while_the_page_updates_is_kept(page: Page) -> None:
    page.goto("/?q=missiles")
    held: list[Route] = []
    page.route("**/?q=*sort=oldest", lambda route: held.append(route))
    with page.expect_request("**/?q=*sort=oldest"):
        page.locator(".sorts a", has_text="anciens").click()
    page.get_by_role("combobox").fill("missiles et obus")
    held[0].continue_()
    expect(page.locator(".sorts [aria-current]")).to_contain_text("anciens")
    expect(page.get_by_role("combobox")).to_have_value("missiles et obus")


def test_the_skip_link_leads_to_the_content_of_the_same_page(page: Page) -> None:
    page.goto("/?q=missiles")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/?" in one.url else None)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))
    expect(page.locator("#content")).to_be_focused()
    page.go_back()
    expect(page).not_to_have_url(re.compile("#content"))
    expect(page.locator("#content")).to_be_attached()
    assert asked == []


@pytest.mark.parametrize(
    ("path", "selector", "then"),
    [
        ("/?q=missiles&actor=rus&lang=fr", ".chip", "[data-list=applied]"),
        ("/?q=missiles&actor=rus", ".chip", "#content"),
        ("/?q=missiles", ".sorts a[data-key=oldest]", ".sorts a[data-key=oldest]"),
        ("/?q=missiles", ".outs a[data-key='20']", ".outs a[data-key='20']"),
        ("/?q=missiles", ".tag.actor", ".tag.actor"),
        ("/?q=missiles", ".receipt .plain", ".receipt .plain"),
        ("/?q=identifiant+OU+bulletin", "a.undated", "a.undated"),
        ("/?q=bulletin", ".dates button", ".dates button"),
        ("/?q=bulletin", "[data-list=source] details.more .pick", "[data-list=source] .on .pick"),
        ("/?q=missiles", "[data-list=actor] .exclude", "[data-list=actor] .out > .exclude"),
        ("/?q=bulletin&actor=mar", ".nothing a", "#content"),
    ],
)
def test_the_focus_stays_where_it_was_or_close_by(
    page: Page, path: str, selector: str, then: str
) -> None:
    page.goto(path)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    if selector == ".dates button":
        page.get_by_label("de", exact=True).fill("2023-02")
    page.evaluate("document.querySelector('#content').dataset.before = 'yes'")
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content[data-before]")).to_have_count(0)
    expect(page.locator(then).first).to_be_focused()


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


def test_the_next_mark_is_the_one_after_where_the_reader_is(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 300})
    page.goto("/article/presse/missiles-nord-coreens?q=missiles")
    last = int(str(page.locator(".jumps").get_attribute("data-marks")))
    back, following = page.locator(".jumps .step").first, page.locator(".jumps .step").last
    page.goto(f"/article/presse/missiles-nord-coreens?q=missiles#mark-{last}")
    back.click()
    expect(page).to_have_url(re.compile(f"#mark-{last - 1}$"))
    page.goto("/article/presse/missiles-nord-coreens?q=missiles#first-rus")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    above = page.locator('mark[id^="mark-"]').evaluate_all(
        "all => all.filter(one => one.getBoundingClientRect().bottom < 0).length"
    )
    assert above > 0
    following.evaluate("one => one.click()")
    expect(page).to_have_url(re.compile(f"#mark-{above % last + 1}$"))


def test_escape_leaves_the_box_and_closes_what_is_open(page: Page) -> None:
    page.goto("/?q=bulletin&size=50")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    expect(box).to_have_value("bulletin")
    page.locator(".outs summary").click()
    page.locator(".outs .sheet a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".outs .sheet")).to_be_hidden()
    expect(page.locator(".outs summary")).to_be_focused()


def test_where_the_reader_sets_the_colours_every_state_is_still_told(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/?q=bulletin")
    _differ(page, ".pager a[aria-current]", ".pager a:not([aria-current])", "backgroundColor")
    _differ(page, "mark", ".snippet", "backgroundColor")
    _differ(page, ".sorts a[aria-current]", ".sorts a:not([aria-current])", "textDecorationLine")
    page.locator("a.bar").first.click()
    expect(page.locator("a.bar.on")).to_have_count(1)
    _differ(page, "a.bar.on .ink", "a.bar:not(.on) .ink", "fill")
    page.get_by_role("combobox").fill("missi")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.get_by_role("combobox").press("ArrowDown")
    option = "[role=option]"
    _differ(page, f"{option}[aria-selected=true]", f"{option}[aria-selected=false]", "color")


def _differ(page: Page, one: str, other: str, told_by: str) -> None:
    """The style that tells a state is not that of what is not in it."""
    styles = [
        page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{told_by}")
        for selector in (one, other)
    ]
    assert styles[0] != styles[1], f"{one} looks as {other}"


def test_on_paper_results_show_their_search_and_whole_addresses(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})
    page.goto("/?q=missiles&actor=rus&not.weapon=drone&from=2023&to=2024")
    page.emulate_media(media="print", color_scheme="dark")
    for frame in (".sorts", ".outs", ".facets", ".timeline", ".top"):
        expect(page.locator(frame)).to_be_hidden()
    expect(page.locator(".printed")).to_have_text(re.compile("missiles"))
    for chip in ("Russie", "Drones", "2023"):
        expect(page.locator(".applied")).to_contain_text(chip)
    shown = page.locator(".hit h2 a").first.evaluate(
        "one => getComputedStyle(one, '::after').content"
    )
    assert f"<{server}/article/" in shown
    assert "?" not in shown


def test_every_colour_of_the_dark_is_set_for_paper() -> None:
    style = (Path(service.__file__).parent / "static" / "vigie.css").read_text(encoding="utf-8")
    dark, paper = (
        set(re.findall(r"(--[\w-]+):", style.partition(f"@media {medium} {{")[2].partition("}")[0]))
        for medium in ("(prefers-color-scheme: dark)", "print")
    )
    assert dark
    assert dark <= paper


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_the_api_follows_the_scheme_and_can_be_read(
    chromium: Browser, server: str, scheme: Literal["light", "dark"]
) -> None:
    page = chromium.new_page(base_url=server, color_scheme=scheme)
    page.goto("/docs")
    expect(page.locator(".opblock").first).to_be_visible()
    ground = page.evaluate(
        "getComputedStyle(document.querySelector('.swagger-ui')).backgroundColor"
    )
    assert (ground == "rgb(20, 22, 26)") is (scheme == "dark")
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    page.close()
