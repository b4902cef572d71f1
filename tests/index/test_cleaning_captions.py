"""Credits behind captions, in every order and bracket that desks use, and bylines; what only looks
so."""

from __future__ import annotations

import pytest

from index.article import Article, Origin
from index.cleaning import clean
from tests.index.cleaned import (
    BODY,
    DATED,
    LAST,
    MORE,
    PROSE,
    TITLE,
    cleaned,
    kind_in,
    kind_of,
    page,
)

SCENE = "Le président polonais à Gdansk, le 16 février 2024"


@pytest.mark.parametrize(
    "credit",
    [
        " - Anna Kowalska / POOL / AFP",
        ". / © afp.com/Anna Kowalska",
        ". | ARCHIVES ANNA KOWALSKA, OUEST-FRANCE",
        ". | Archives OUEST-FRANCE",
        ", sur la base navale AFP",
        " (photo : Anna Kowalska)",
        " (Photo Anna Kowalska)",
        ". (Anna Kowalska/AFP)",
        ". (Anna Kowalska via Reuters)",
        ". (© Anna Kowalska, AFP)",
        " - Anna Kowalska/Nordic Images",
        " (crédit : Anna Kowalska)",
        " [Anna Kowalska - Keystone]",
        ". [KEYSTONE - Anna Kowalska]",
        ". (SIPA)",
        ". SIPA",
        ". AP - Anna Kowalska",
        ". Photo d'archives A. K.",
        ". - Photo ANP",
        " (Photo, Baykar).",
    ],
)
def test_a_caption_with_its_credit_goes(credit: str) -> None:
    assert kind_of(f"{SCENE}{credit}") == "photo-caption"


@pytest.mark.parametrize("line", ["Symbolbild", "(archives)", "Photo DGA", "LP/Anna Kask"])
def test_what_only_says_where_a_picture_is_from_goes(line: str) -> None:
    assert kind_of(line) == "photo-credit"


@pytest.mark.parametrize(
    ("at", "stays"), [((1, 2, 4, 6, 8, 10), True), ((1, 3, 4, 6, 8, 10), False)]
)
def test_a_standfirst_that_stands_nearer_to_its_title_is_no_caption(
    at: tuple[int, ...], stays: bool
) -> None:
    lead = "La Pologne reçoit ses premiers canons sur le port de Gdansk"
    lines = (TITLE, lead, "Photo DGA", *BODY)
    article = clean(Article("x", Origin("x.txt"), paragraphs=lines, lines=at))
    assert article.paragraphs == ((lead, *BODY) if stays else BODY)


def test_a_caption_below_a_credit_in_capitals_goes() -> None:
    lines = ("PHOTO ANNA KOWALSKA, ARCHIVES LE PHARE", "La ministre polonaise, Anna Nowak")
    article = cleaned(PROSE, *lines, MORE, LAST)
    assert article.paragraphs == (PROSE, MORE, LAST)
    assert [line.kind for line in article.dropped] == ["photo-credit", "photo-caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Le contrat passe par deux banques (Crédit Agricole et BNP).",
        "Les juges ont lu toutes les pièces (Archives nationales).",
        "Le ministre polonais l’a confirmé vendredi. (AFP)",
        "Les dix chars sont arrivés vendredi au port, a dit une source AFP",
        "Les blessés sont soignés dans les hôpitaux de Paris (AP-HP).",
        "Le satellite a vu les chars, selon son opérateur (Planet Labs).",
        "La photo montre le pont – Varsovie dément.",
        "Le général a montré des images. Elles sont floues.",
        "Ils ont livré trois drones. Photo à l’appui, Kiev accuse Minsk.",
        "PHOTO DE FAMILLE",
    ],
)
def test_a_sentence_that_ends_in_brackets_or_names_stays(line: str) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "De notre envoyé spécial à Rabat", "De nos envoyés spéciaux à Rabat",
        "De notre envoyée spéciale à Rabat, Anna Kask", "Rabat, de notre correspondant",
        "Rabat (Maroc), de notre correspondante", "Rabat, correspondance",
        "Rabat (Maroc) - envoyé spécial", "(Rabat, envoyée spéciale)", "Correspondant à Rabat",
        "Anna Kask (Rabat, envoyée spéciale)", "Anna Kask, envoyée spéciale à Rabat",
        "Par Anna Kask (chargée de l’industrie)", "par lephare", "By lephare.sud",
        "Texte par : Anna Kask Suivre 3 mn", "Par: Anna Kask | hier, 08:26",
        "Par Anna Kask, notre correspondante à Rabat", "From our correspondent in Rabat",
    ],
)  # fmt: skip
def test_who_reports_from_where_is_the_byline(line: str) -> None:
    above, below = page(TITLE, line), page(TITLE, below=(line,))
    assert kind_in(line, above) == kind_in(line, below) == "byline"
    assert above.title == TITLE


@pytest.mark.parametrize(
    "line", ["L’envoyé spécial de Rabat au Caire", "Un correspondant de guerre blessé à Rabat"]
)
def test_the_envoy_of_a_state_or_news_of_a_reporter_is_no_byline(line: str) -> None:
    assert line in page(TITLE, DATED, *BODY[:2], line).paragraphs
    assert kind_in(line, page(line)) == ""


@pytest.mark.parametrize("signed", ["(AK)", "(Anna Kask ; Paul Morin pour le service français)"])
def test_names_in_brackets_below_the_text_sign_it(signed: str) -> None:
    assert kind_in(signed, page(TITLE, below=(signed,))) == "byline"


@pytest.mark.parametrize(
    "remark", ["(Le ministère n’a pas répondu.)", "(1 dollar = 10 dirhams)", "(Que dire de plus ?)"]
)
def test_a_remark_in_brackets_below_the_text_stays(remark: str) -> None:
    assert page(TITLE, below=(remark,)).paragraphs[-1] == remark


def test_a_caption_with_its_sign_on_the_first_line_is_no_title() -> None:
    caption = "Les blindés polonais attendent leur départ sur le quai de Gdansk. © Kask"
    assert page(caption).title == BODY[0]


def test_who_signs_again_below_the_text_does_so_without_par() -> None:
    assert (
        page(TITLE, "Par la rédaction du Phare", below=("La rédaction du Phare",)).paragraphs
        == BODY
    )


def test_a_name_between_standfirst_and_date_is_the_byline() -> None:
    article = page(
        TITLE, "Rabat modernise son artillerie, face à son voisin.", "Aline Mbarga", DATED
    )
    assert kind_in("Aline Mbarga", article) == "byline"
    standfirst = "Rabat modernise toute son artillerie de campagne, face à son voisin de l’est."
    article = page(TITLE, standfirst, "Aline Mbarga", DATED, "3 min de lecture")
    assert kind_in("Aline Mbarga", article) == "byline"
    assert article.paragraphs == (standfirst, *BODY)


@pytest.mark.parametrize(
    ("behind", "source"),
    [("Chantiers Mélusine", None), ("Chronique du détroit", "Chronique du détroit")],
)
def test_what_the_text_tells_about_is_no_site_behind_a_bar(behind: str, source: str | None) -> None:
    told = (
        "La société Chantiers Mélusine n’a jamais livré les coques qui lui furent payées en 2020."
    )
    article = page(f"{TITLE} | {behind}", DATED, below=(told,))
    assert article.source == source
    assert (behind in article.title) == (source is None)


def test_an_image_of_the_page_that_repeats_the_title_names_no_site() -> None:
    line = f"{TITLE} - ảnh 1"
    article = page(TITLE, line)
    assert (kind_in(line, article), article.source) == ("page-title", None)


def test_a_credit_that_begins_the_page_has_its_caption_not_at_the_end() -> None:
    found = cleaned("Photo : Anna Kowalska / AFP", PROSE, MORE, "La suite au port de Gdansk")
    assert [one.kind for one in found.dropped] == ["photo-credit"]


def test_the_caption_of_a_credit_in_capitals_stands_below_it() -> None:
    found = cleaned(PROSE, "PHOTO ANNA KOWALSKA, OUEST-FRANCE", SCENE, MORE)
    assert [(one.kind, one.text) for one in found.dropped][1:] == [("photo-caption", SCENE)]


def test_a_sentence_behind_the_sign_of_copyright_is_no_credit() -> None:
    assert kind_of("© Anna Kowalska") == "photo-credit"
    assert kind_of("© Ces images ont été prises mardi par l’équipage du navire.") == ""
