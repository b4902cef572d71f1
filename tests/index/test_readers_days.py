"""The day of a page is that of its article, at its heading, and no neighbour's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.reading import (
    BODY,
    SECOND,
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
        f"<article>{OWN}<div><div><div><h1>{TITLE}</h1></div></div></div>{TEXT}</article>",
        f"<article>{TEXT}<p>{BODY}</p>{OWN}</article>",
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
        f'<h1>{TITLE}</h1><p class="published">5 mai 2026</p>{TEXT}',
        f"<article><ul><li>{NEWER}</li></ul><h1>{TITLE}</h1>{TEXT}</article>",
        f"<div><h1>{TITLE}</h1>{TEXT}<p>{BODY}</p><div><p>{NEWER}</p></div></div>",
        f"<div><h1>{TITLE}</h1>{TEXT}<p>{BODY}</p></div><div class='post-footer'>{NEWER}</div>",
        f"<div><div><div><div><h1>{TITLE}</h1></div></div></div></div>{TEXT}",
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
        ("<p>Publié le <b>3 mars 2024</b></p>", "Publié le 3 mars 2024"),
        ("3 mars 2024 à 9h40", None),
        ('<p>Publié le <time datetime="2024-05-05">3 mars 2024</time></p>', None),
        ("<div class='post-meta'>3 mars 2024</div>", "3 mars 2024"),
        (f"<p>{SECOND}</p><div class='related'>Publié le 3 mars 2024</div>", None),
    ],
)
def test_a_visible_day_below_the_heading_is_handed_on(
    tmp_path: Path, statement: str, line: str | None
) -> None:
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{statement}{TEXT}</article>")
    dated = [text for text in found.paragraphs if "3 mars 2024" in text or text == line]
    assert dated == [line or dated[0]]
    assert found.paragraphs.index(dated[0]) < found.paragraphs.index(BODY)
    assert not {"Publié le", "Publié", "Publié le 2024-05-05"}.intersection(found.paragraphs)


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>{TITLE}</h1><figure><div>Tallinn, 3 mars 2023</div></figure>{TEXT}",
        f"<h1>{TITLE}</h1><figcaption>Tallinn, 3 mars 2023</figcaption>{TEXT}",
        f"<h1>{TITLE}</h1><footer>Tallinn, 3 mars 2023</footer>{TEXT}",
        f"<h1>{TITLE}</h1>{TEXT}<div class='related'>Tallinn, 3 mars 2023</div>",
        f"<h1>{TITLE}</h1><p>{BODY}</p><div class='related'>Tallinn, 3 mars 2023</div>{TEXT}",
        f"<h1>{TITLE}</h1>{TEXT}<div class='related'>Publié à Tallinn, 3 mars 2023</div>",
        f"<h1>{TITLE}</h1><p><time datetime='2023-03-03'>il y a 2 jours</time></p>{TEXT}",
    ],
)
def test_a_day_below_the_heading_that_is_of_something_else_is_not_handed_on(
    tmp_path: Path, body: str
) -> None:
    assert not any("2023" in text for text in read_page(tmp_path, body).paragraphs)


def test_a_day_that_stands_right_behind_the_heading_is_handed_on(tmp_path: Path) -> None:
    body = f"<div><div><h1>{TITLE}</h1>3 mars 2024 à 9h40</div><div>{TEXT}</div></div>"
    assert read_page(tmp_path, body).paragraphs[0] == "3 mars 2024 à 9h40"


def test_a_heading_that_shows_a_picture_alone_is_none(tmp_path: Path) -> None:
    logo = "<h1><a href='/'><img src='phare.png'></a></h1>"
    found = read_page(tmp_path, f"{logo}<div><h1>{TITLE}</h1>{TEXT}</div>", window="Le Phare")
    assert found.title == TITLE


def test_a_day_above_a_heading_in_one_box_with_its_text_is_handed_on(tmp_path: Path) -> None:
    above = "<div>Monde</div><div>03.03.2024 18:07</div>"
    box = f"<div>{above}<div><b>{TITLE}</b></div><div>{TEXT}</div></div>"
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


@pytest.mark.parametrize(
    "body",
    [
        f"<div id='top'>3 mars 2024</div><div><div><h1>{TITLE}</h1></div></div><div>{TEXT}</div>",
        f"<div id='top'>3 mars 2024</div><div><h1>{TITLE}</h1>{TEXT}</div>",
        f"<h2>Débats du 3 mars 2024 sur le port et la rade</h2><div><h3>{TITLE}</h3>{TEXT}</div>",
        f"<h2>Toute la Baltique</h2><div><h3>{TITLE}</h3>{TEXT}</div>",
    ],
)
def test_what_a_site_shows_above_its_pages_is_not_handed_on_as_their_day(
    tmp_path: Path, body: str
) -> None:
    found = read_page(tmp_path, body).paragraphs
    assert set(found[: found.index(BODY)]) <= {TITLE}


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>{BODY} {SECOND} {BODY}</h1>{TEXT}", ""),
        (f"<h2>Dans la même rubrique</h2>{TEXT}", ""),
        (f"<h1>Le Phare</h1>{TEXT}", '<meta property="og:site_name" content="Le Phare">'),
        (f"<div><b>Anne Morel</b></div>{TEXT}", ""),
    ],
)
def test_what_is_set_as_a_heading_and_is_none_of_the_page_is_no_title(
    tmp_path: Path, body: str, head: str
) -> None:
    assert read_page(tmp_path, body, head, window="Accueil").title == "Accueil"


def test_days_in_the_text_are_not_handed_on_as_the_page_s(tmp_path: Path) -> None:
    chronicle = "<h3>3 mars 2022</h3><p>Rien.</p><p><strong>4 avril 2023</strong></p>"
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}{chronicle}</article>")
    assert found.paragraphs.index(BODY) <= 1
    assert found.published is None


@pytest.mark.parametrize(
    "time", ["<time>{}</time>", "<i><time datetime='2022-01-03'>{}</time></i>"]
)
def test_a_time_in_a_sentence_keeps_its_words(tmp_path: Path, time: str) -> None:
    sentence = f"Le contrat du {time.format('3 janvier 2022')} prévoit douze obusiers."
    found = read_page(tmp_path, f"<article><h1>{TITLE}</h1>{TEXT}<p>{sentence}</p></article>")
    assert "Le contrat du 3 janvier 2022 prévoit douze obusiers." in found.paragraphs
