"""What JavaScript adds to typing, reading and walking, and that each of it has a way without."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


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


def test_who_walks_through_the_marks_keeps_the_way_to_the_next_one(page: Page) -> None:
    page.set_viewport_size({"width": 700, "height": 240})
    page.goto("/article/presse/missiles-nord-coreens?q=missiles+sanctions&ui=en")
    last = page.locator('[id^="mark-"]').count()
    assert last > 2
    following = page.locator(".jumps .step").last
    following.focus()  # the title and its word are above
    for number in range(2, last + 1):
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"#mark-{number}$"))
        expect(following).to_be_focused()
        mark = page.locator(f"#mark-{number}")
        expect(mark).to_be_in_viewport()
        expect(following).to_be_in_viewport(ratio=1)
        live = page.locator("#live")
        expect(live).to_contain_text(f"{number}/{last}: ")
        expect(live).to_contain_text(mark.inner_text())
        expect(live).to_have_attribute("lang", "fr")


def test_one_word_of_the_receipt_is_open_at_a_time(page: Page) -> None:
    page.goto("/?q=missiles+nord-cor%C3%A9ens")
    for number in (0, 1):
        page.locator(".understood summary").nth(number).click()
        expect(page.locator(".understood details[open]")).to_have_count(1)
    page.mouse.click(1270, 600)
    expect(page.locator(".understood details[open]")).to_have_count(0)


def test_what_is_offered_for_a_word_stands_in_one_line(page: Page) -> None:
    page.goto("/?q=missiles")
    page.locator(".understood summary").click()
    lines = page.locator(".understood .sheet a").evaluate_all(
        "all => all.map(one => one.offsetTop)"
    )
    assert len(lines) == 3
    assert len(set(lines)) == 1


def test_back_brings_back_the_words_of_its_search(page: Page) -> None:
    page.goto("/?q=missiles")
    box = page.get_by_role("combobox")
    box.fill("drones")
    box.press("Enter")
    expect(page).to_have_url(re.compile("q=drones"))
    page.evaluate("history.back()")
    expect(page).to_have_url(re.compile("q=missiles"))
    expect(box).to_have_value("missiles")


def test_a_search_that_is_asked_twice_is_left_by_going_back_once(page: Page) -> None:
    page.goto("/?q=missiles")
    box = page.get_by_role("combobox")
    box.fill("drones")
    for _ in range(2):
        with page.expect_response("**/?q=drones"):
            box.press("Enter")
        expect(page.locator("#page.busy")).to_have_count(0)
    page.go_back()
    expect(page).to_have_url(re.compile("q=missiles"))


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
