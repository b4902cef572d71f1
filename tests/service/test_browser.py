"""A person at the page: Debian's Chromium, a real server, a real index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from service.urls import article_path
from tests.service.corpus import HOSTILE_ID, HOSTILE_TITLE, ODD_IDS

pytestmark = pytest.mark.browser

_ARTICLE = "/article/presse/missiles-nord-coreens"
_STATES = (
    "/",
    "/?q=missiles",
    "/?q=missiles+nord-cor%C3%A9ens&actor=rus&not.weapon=drone",
    "/?q=missiles&actor=mar",
    "/?from=2023-02&to=2023-05&sort=oldest",
    "/?undated=only&page=2",
    "/?q=%22&from=hier",
    "/?q=zzzqqq",
    _ARTICLE,
    f"{_ARTICLE}?q=missiles",
    "/article/presse/sans-date",
    "/about",
    "/nulle/part",
)


class Visit:
    """One page and everything it did that it should not."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.server = server
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._request)

    def _console(self, message: Any) -> None:
        expected = "status of 404" in message.text and "/nulle/part" in self.page.url
        if message.type in ("error", "warning") and not expected:
            self.complaints.append(message.text)

    def _request(self, request: Any) -> None:
        if not request.url.startswith(self.server + "/"):
            self.complaints.append(f"asked {request.url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.server + path)
        return self.page


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def visit(chromium: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A French reader at a desk; whatever the page complains of fails the test."""
    scripted = request.param == "with JavaScript"
    context = chromium.new_context(
        locale="fr-FR", viewport={"width": 1280, "height": 900}, java_script_enabled=scripted
    )
    made = Visit(context, server)
    yield made
    context.close()
    assert made.complaints == []


@pytest.fixture
def scripted(chromium: Browser, server: str) -> Iterator[Visit]:
    context = chromium.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900})
    made = Visit(context, server)
    yield made
    context.close()
    assert made.complaints == []


def test_a_reader_searches_and_sees_marked_passages(visit: Visit) -> None:
    page = visit.open("/")
    page.locator("#q").fill("missiles nord-coréens")
    page.locator("#q").press("Enter")
    expect(page).to_have_url(re.compile(r"[?&]q=missiles"))
    expect(page.locator(".hit h2").first).to_contain_text("missiles nord-coréens")
    expect(page.locator(".hit .snippet mark").first).to_be_visible()
    expect(page.locator(".receipt")).to_contain_text("Corée du Nord")


def test_a_facet_narrows_and_its_chip_takes_it_off(visit: Visit) -> None:
    page = visit.open("/?q=drones")
    before = page.locator(".hit").count()
    page.locator("[data-facet=actor] .pick", has_text="Maroc").click()
    expect(page).to_have_url(re.compile("actor=mar"))
    expect(page.locator(".hit")).to_have_count(1)
    expect(page.locator("[data-facet=actor] .value.on > .pick")).to_contain_text("Maroc")
    page.locator(".applied .chip", has_text="Maroc").click()
    expect(page.locator(".hit")).to_have_count(before)
    expect(page.locator(".applied")).to_have_count(0)


def test_a_selected_facet_keeps_its_siblings(visit: Visit) -> None:
    page = visit.open("/?q=drones")
    rows = page.locator("[data-facet=source] .pick .label")
    siblings = rows.all_inner_texts()
    assert len(siblings) > 1
    page.locator("[data-facet=source] .pick").first.click()
    expect(page.locator("[data-facet=source] .value.on")).to_have_count(1)
    assert [one.removeprefix("✓ ") for one in rows.all_inner_texts()] == siblings


def test_back_returns_to_the_state_before(visit: Visit) -> None:
    page = visit.open("/?q=missiles")
    first = page.locator(".hit h2").all_inner_texts()
    page.locator("[data-facet=source] .pick", has_text="Relais").click()
    expect(page).to_have_url(re.compile("source=Le"))
    expect(page.locator(".hit")).to_have_count(1)
    page.go_back()
    expect(page).not_to_have_url(re.compile("source="))
    expect(page.locator(".hit")).to_have_count(len(first))
    assert page.locator(".hit h2").all_inner_texts() == first


def test_a_permalink_shows_the_same_state_to_another_reader(
    visit: Visit, chromium: Browser
) -> None:
    page = visit.open("/?q=missiles")
    page.locator("[data-facet=actor] .pick", has_text="Russie").click()
    expect(page.locator(".applied .chip")).to_have_count(1)
    page.locator(".sorts a", has_text="anciens").click()
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(page.locator(".sorts [aria-current]")).to_contain_text("anciens")
    titles = page.locator(".hit h2").all_inner_texts()
    other = chromium.new_context(locale="fr-FR").new_page()
    other.goto(page.url)
    assert other.locator(".hit h2").all_inner_texts() == titles
    other.context.close()


def test_an_article_shows_mentions_evidence_and_a_way_back(visit: Visit) -> None:
    page = visit.open("/?q=missiles+nord-cor%C3%A9ens")
    page.locator(".hit h2 a").first.click()
    expect(page.locator("article h1")).to_contain_text("missiles nord-coréens")
    expect(page.locator(".text .mention.actor").first).to_be_visible()
    expect(page.locator(".text mark").first).to_be_visible()
    expect(page.locator(".evidence")).to_contain_text("donnée avec l’article")
    page.locator(".back a").click()
    expect(page.locator("#q")).to_have_value("missiles nord-coréens")


def test_a_mention_leads_to_its_search(visit: Visit) -> None:
    page = visit.open(_ARTICLE)
    page.locator(".text .mention.weapon").first.click()
    expect(page).to_have_url(re.compile(r"\?weapon="))
    expect(page.locator(".applied .chip")).to_have_count(1)


def test_near_duplicates_lead_to_each_other(visit: Visit) -> None:
    page = visit.open(_ARTICLE)
    page.locator(".similar a").first.click()
    expect(page).to_have_url(re.compile("missiles-nord-coreens-bis"))


def test_a_bar_of_the_timeline_selects_its_month(visit: Visit) -> None:
    page = visit.open("/?q=bulletin")
    bar = page.locator("svg a.bar").nth(1)
    period = str(bar.get_attribute("data-key"))
    bar.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"from={period}&to={period}"))
    expect(page.locator("svg a.bar.on")).to_have_count(1)
    assert page.locator("svg a.bar").count() > 1
    assert {
        one[:7]
        for one in page.locator(".hit time").evaluate_all("all => all.map(one => one.dateTime)")
    } == {period}


def test_a_range_is_typed(visit: Visit) -> None:
    page = visit.open("/?q=bulletin")
    page.get_by_label("de", exact=True).fill("2023-02")
    page.get_by_label("à", exact=True).fill("2023-03")
    page.get_by_label("à", exact=True).press("Enter")
    expect(page).to_have_url(re.compile("from=2023-02&to=2023-03"))
    expect(page.locator("svg a.bar.on")).to_have_count(2)


def test_the_pager_leads_on_and_numbers_go_on(visit: Visit) -> None:
    page = visit.open("/?q=bulletin&sort=newest")
    first = page.locator(".hit h2").all_inner_texts()
    page.locator(".pager a[rel=next]").click()
    expect(page.locator(".pager [aria-current=page]")).to_have_text("2")
    assert not set(first) & set(page.locator(".hit h2").all_inner_texts())
    expect(page.locator("ol.hits")).to_have_attribute("start", "11")


def test_the_language_switch_keeps_the_search(visit: Visit) -> None:
    page = visit.open("/?q=missiles&actor=rus")
    page.locator(".langs a", has_text="EN").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page).to_have_url(re.compile("q=missiles&actor=rus&ui=en"))
    expect(page.locator(".applied .chip")).to_contain_text("Russia")


def test_an_empty_result_says_what_to_change(visit: Visit) -> None:
    page = visit.open("/?q=bulletin&actor=mar")
    expect(page.locator(".nothing")).to_contain_text("sans le filtre «\u202fMaroc\u202f»")
    page.locator(".nothing a").first.click()
    expect(page.locator(".hit").first).to_be_visible()


@pytest.mark.parametrize("article_id", ODD_IDS)
def test_an_odd_id_opens_from_its_result(scripted: Visit, article_id: str) -> None:
    page = scripted.open("/?q=identifiant&size=100")
    number = ODD_IDS.index(article_id) + 1
    page.get_by_role("link", name=f"Identifiant numéro {number}", exact=True).click()
    expect(page.locator("article h1")).to_have_text(f"Identifiant numéro {number}")


@pytest.mark.parametrize(
    "path",
    [
        "/?q=missiles",
        f"/?source={quote(HOSTILE_TITLE)}",
        article_path(HOSTILE_ID),
        "/?q=" + quote('"><script>window.hacked=8</script><img src=x onerror=window.hacked=9>'),
        "/?actor=" + quote('"><svg onload=window.hacked=10>'),
        "/?from=" + quote("<script>window.hacked=11</script>"),
        "/%3Cscript%3Ewindow.hacked=12%3C/script%3E",
        "/article/" + quote("<img src=x onerror=window.hacked=13>"),
    ],
)
def test_hostile_text_is_text(chromium: Browser, server: str, path: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(server + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.hacked") is None
    assert page.locator('a[href^="javascript" i], img, svg[onload], b').count() == 0
    context.close()


@pytest.fixture(
    scope="module", params=[(390, "dark"), (1280, "light")], ids=["390-dark", "1280-light"]
)
def sight(chromium: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A reader by night with a phone, and one by day at a desk, who go from page to page."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-FR"
    )
    yield Visit(context, server)
    context.close()


@pytest.mark.parametrize("path", _STATES)
def test_every_state_is_accessible(sight: Visit, path: str) -> None:
    sight.complaints.clear()
    page = sight.open(path)
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    assert sight.complaints == []


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize(
    ("width", "letters"), [(320, "100%"), (390, "200%"), (768, "100%"), (1440, "200%")]
)
def test_nothing_scrolls_sideways(
    chromium: Browser, server: str, width: int, letters: str, ui: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    made = Visit(context, server)
    for path in _STATES:
        page = made.open(f"{path}{'&' if '?' in path else '?'}ui={ui}")
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        page.locator("html").evaluate("(one, size) => { one.style.fontSize = size }", letters)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} wide"
    context.close()
    assert made.complaints == []


def test_on_a_phone_the_filters_open_from_one_button(chromium: Browser, server: str) -> None:
    context = chromium.new_context(
        locale="fr-FR",
        viewport={"width": 390, "height": 800},
        java_script_enabled=False,
        has_touch=True,
    )
    page = context.new_page()
    page.goto(server + "/?q=missiles&actor=rus")
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator(".timeline")).to_be_hidden()
    page.get_by_text("Filtres (1)").click()
    expect(page.locator(".facets")).to_be_visible()
    expect(page.locator(".timeline")).to_be_visible()
    context.close()


def test_on_a_phone_the_count_stands_before_the_filters_and_they_before_the_results(
    chromium: Browser, server: str
) -> None:
    page = chromium.new_page(base_url=server, viewport={"width": 390, "height": 800})
    page.goto("/?q=missiles&actor=rus")
    parts = (".box", ".receipt", ".count", ".sorts", ".applied", ".filters", ".hit")
    tops = [page.locator(part).first.bounding_box()["y"] for part in parts]  # type: ignore[index]  # None fails the test
    assert tops == sorted(tops)
    page.close()


def test_on_paper_an_article_has_no_frame(chromium: Browser, server: str) -> None:
    page = chromium.new_page()
    page.goto(server + _ARTICLE)
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()
    expect(page.locator(".cite")).to_be_visible()
    expect(page.locator(".evidence")).to_be_visible()
    page.close()
