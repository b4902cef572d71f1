"""How pages look on paper, in the dark and in the reader's own colours, and the page of the API."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import service

pytestmark = pytest.mark.browser


def test_the_api_is_described_without_another_server(page: Page) -> None:
    page.goto("/docs")
    expect(page.locator(".opblock").first).to_be_visible()
    assert page.locator(".opblock").count() >= 8
    page.locator(".opblock-summary-control").first.click()
    expect(page.get_by_text("Try it out")).to_be_visible()


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


def test_on_paper_only_written_addresses_look_like_links(page: Page) -> None:
    page.goto("/article/presse/missiles-nord-coreens")
    page.emulate_media(media="print")
    source = page.locator(".evidence a").first
    expect(source).to_have_text("Le Relais")
    for link in (source, page.locator(".text .mention").first):
        expect(link).to_have_css("text-decoration-line", "none")
    expect(page.locator(".evidence .address")).to_have_text("https://relais.example/missiles")


def test_on_paper_no_mention_is_underlined_and_no_box_is_left(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/article/presse/missiles-nord-coreens")
    for kind in ("actor", "weapon", "source"):
        style = page.locator(".text .mention").first.evaluate(
            "(one, kind) => { one.className = `mention ${kind}`; "
            "return getComputedStyle(one).textDecorationLine; }",
            kind,
        )
        assert style == "none", kind
    page.goto("/facet/actor?q=missiles")
    expect(page.locator(".finder")).to_be_hidden()


_SENTENCES = "Le ministère a confirmé hier la livraison de douze pièces, dont deux sont arrivées. "
_CHARACTERS_OF_A_LINE = """text => {
  text.textContent = "%s".repeat(20);
  const lines = new Range();
  lines.selectNodeContents(text);
  const tops = new Set([...lines.getClientRects()].map(line => Math.round(line.top)));
  return text.textContent.length / tops.size;
}"""


@pytest.mark.parametrize("width", [1024, 1280, 2560])
def test_a_line_of_an_article_holds_about_sixty_six_characters(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/article/presse/missiles-nord-coreens")
    text = page.locator(".text p").first
    assert 52 <= text.evaluate(_CHARACTERS_OF_A_LINE % _SENTENCES) <= 76
    column, margin = (page.locator(one).bounding_box() for one in (".text", ".margin"))
    assert column is not None
    assert margin is not None
    assert 0 < margin["x"] - (column["x"] + column["width"]) <= 64


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("/?q=obus&actor=un-panel-dprk", ".applied .chip"),
        ("/article/presse/drones", ".concepts li:has(.goods) .jump"),
    ],
)
def test_words_of_two_lines_stay_off_the_lines_around_them(page: Page, path: str, box: str) -> None:
    page.goto(path)
    space = page.locator(box).first.evaluate(
        "box => { const words = new Range(); words.selectNodeContents(box); "
        "return words.getBoundingClientRect().top - box.getBoundingClientRect().top; }"
    )
    assert space >= 4


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
