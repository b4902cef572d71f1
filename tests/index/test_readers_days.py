"""The day of a page is that of its article, at its heading, and no neighbour's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.reading import (
    BODY,
    TEXT,
    TITLE,
    day,
    read_page,
)

TIME = '<time class="entry-date published" datetime="{0}T10:00:00Z">{0}</time>'
NEWER = TIME.format("2026-05-05")
OWN = TIME.format("2024-03-03")


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h3>Riga</h3>{NEWER}</article><article><h1>{TITLE}</h1>{OWN}{TEXT}</article>",
        f"<ul><li>Riga {NEWER}</li></ul><main><h1>{TITLE}</h1><div>{OWN}</div>{TEXT}</main>",
        f"<article>{OWN}<h1>{TITLE}</h1>{TEXT}<aside>{NEWER}</aside></article>{NEWER}",
        f"<h1>{TITLE}</h1><article><footer>{OWN}</footer>{TEXT}</article>".replace("footer", "div"),
        f'<h1>{TITLE}</h1><meta itemprop="datePublished" content="2024-03-03">{TEXT}',
        f'<h1>{TITLE}</h1><p itemprop="datePublished" title="Paru le">3 mars 2024</p>{TEXT}',
        f'<h1>{TITLE}</h1><time itemprop="datePublished" datetime="2024-03-03">Hier</time>{TEXT}',
        f'<h1>{TITLE}</h1><time pubdate datetime="2024-03-03">Hier</time>{TEXT}',
        f"<article><h1>{TITLE}</h1>{TEXT}<p>{BODY}</p>{OWN}</article>",
        f"<article>{NEWER}<div>{OWN}<h1>{TITLE}</h1></div>{TEXT}</article>",
    ],
)
def test_the_day_of_a_page_is_that_at_its_heading(tmp_path: Path, body: str) -> None:
    found = read_page(tmp_path, body)
    assert day(found) == "2024-03-03"
    assert found.published is not None
    assert found.published.method == "meta"


@pytest.mark.parametrize("around", ["article", "main"])
@pytest.mark.parametrize(
    "window",
    [
        "x",
        "Des pièces attendues au port en mars - Le Phare",
        f"{TITLE} - Des pièces attendues au port en mars",
    ],
)
def test_of_two_headings_that_of_the_article_is_meant(
    tmp_path: Path, around: str, window: str
) -> None:
    own = f"<{around}><h1>{TITLE}</h1>{OWN}{TEXT}</{around}>"
    found = read_page(tmp_path, f"<h1>Tout sur la Baltique</h1>{NEWER}{own}", window=window)
    assert (found.title, day(found)) == (TITLE, "2024-03-03")


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1>{TEXT}</article><article><h2>Riga</h2>{NEWER}</article>",
        f"<h1>{TITLE}</h1>{TEXT}<p>{BODY}</p><div>Riga {NEWER}</div>",
        f"<h1>{TITLE}</h1><div itemprop='x'>{TEXT}<ol><li>{NEWER}</li></ol></div>",
        f"<h1>{TITLE}</h1>{f'<article><p>Riga</p>{NEWER}</article>' * 2}<div>{TEXT}</div>",
        f'<h1>{TITLE}</h1><p class="published" title="2026-05-05">Hier</p>{TEXT}',
    ],
)
def test_the_day_of_a_neighbour_dates_nothing(tmp_path: Path, body: str) -> None:
    assert read_page(tmp_path, body).published is None


@pytest.mark.parametrize(
    ("statement", "line"),
    [
        ('<p class="meta">Publié le 3 mars 2024 à 9h40 par Anne Morel</p>', None),
        ('<p>Publié le <time datetime="2024-03-03T09:40">3 mars 2024</time></p>', None),
        (
            '<p>Publié <time datetime="2024-03-03T09:40">il y a 2 jours</time></p>',
            "Publié 2024-03-03",
        ),
        ("<div><span>Anne Morel</span><br>3 mars 2024, 9h40</div>", "3 mars 2024, 9h40"),
        ("3 mars 2024 à 9h40", None),
        ('<p>Publié le <time datetime="2024-05-05">3 mars 2024</time></p>', None),
    ],
)
def test_a_visible_day_below_the_heading_is_handed_on(
    tmp_path: Path, statement: str, line: str | None
) -> None:
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{statement}{TEXT}</article>")
    dated = [text for text in found.paragraphs if "3 mars 2024" in text or text == line]
    assert dated
    assert found.paragraphs.index(dated[0]) < found.paragraphs.index(BODY)
    assert not any(text in ("Publié le", "Publié") for text in found.paragraphs)


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><figure><div>Tallinn, 3 mars 2023</div></figure>{TEXT}",
        f"<h1>{TITLE}</h1><figcaption>Tallinn, 3 mars 2023</figcaption>{TEXT}",
    ],
)
def test_the_day_of_a_caption_below_the_heading_is_not_handed_on(tmp_path: Path, body: str) -> None:
    assert "Tallinn, 3 mars 2023" not in read_page(tmp_path, body).paragraphs


def test_a_heading_that_shows_a_picture_alone_is_none(tmp_path: Path) -> None:
    logo = "<h1><a href='/'><img src='phare.png'></a></h1>"
    found = read_page(tmp_path, f"{logo}<div><h1>{TITLE}</h1>{TEXT}</div>", window="Le Phare")
    assert found.title == TITLE


def test_a_day_above_a_heading_in_one_box_with_its_text_is_handed_on(tmp_path: Path) -> None:
    box = f"<div><div>03.03.2024 18:07</div><div><b>{TITLE}</b></div><div>{TEXT}</div></div>"
    found = read_page(tmp_path, box, window=f"Le Phare / {TITLE}")
    assert (found.title, found.source) == (TITLE, "Le Phare")
    assert found.paragraphs[0] == "03.03.2024 18:07"


@pytest.mark.parametrize(
    ("over", "stated", "iso"),
    [
        ("<h2><span>dimanche 3 mars 2024</span></h2>", "", None),
        ("", "<abbr class='published' title='2024-03-03T09:40:00Z'>09:40</abbr>", "2024-03-03"),
    ],
)
def test_a_blog_names_itself_before_its_title_and_dates_its_posts_around_them(
    tmp_path: Path, over: str, stated: str, iso: str | None
) -> None:
    foot = f"<div class='post-footer'>Publié à {stated}</div>"
    post = f"<div class='post'><h3>{TITLE} au port</h3><div>{TEXT}</div>{foot}</div>"
    body = f"<h1>Le Phare de Riga</h1><div>{over}{post}</div>"
    found = read_page(tmp_path, body, window=f"Le Phare de Riga: {TITLE} au port")
    assert (found.title, found.source) == (f"{TITLE} au port", "Le Phare de Riga")
    assert day(found) == iso
    assert ("dimanche 3 mars 2024" in found.paragraphs) == bool(over)


def test_the_day_that_a_site_shows_above_its_pages_is_not_handed_on(tmp_path: Path) -> None:
    clock = "<div id='top'>Dimanche 3 mars 2024</div>"
    found = read_page(tmp_path, f"{clock}<div><div><h1>{TITLE}</h1></div></div><div>{TEXT}</div>")
    assert not any("mars 2024" in text for text in found.paragraphs)


def test_days_in_the_text_are_not_handed_on_as_the_page_s(tmp_path: Path) -> None:
    chronicle = "<h3>3 mars 2022</h3><p>Rien.</p><p><strong>4 avril 2023</strong></p>"
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}{chronicle}</article>")
    assert found.paragraphs.index(BODY) <= 1
    assert found.published is None


def test_a_time_in_a_sentence_keeps_its_words(tmp_path: Path) -> None:
    sentence = (
        "Le contrat du <time datetime='2022-01-03'>3 janvier 2022</time> prévoit douze obusiers."
    )
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}<p>{sentence}</p></article>")
    assert "Le contrat du 3 janvier 2022 prévoit douze obusiers." in found.paragraphs
