"""Credits behind captions, in every order and bracket that desks use, and what only looks so."""

from __future__ import annotations

import pytest

from tests.index.cleaned import LAST, MORE, PROSE, cleaned, kind_of

SCENE = "Le président polonais à Gdansk, le 16 février 2024"


@pytest.mark.parametrize(
    "credit",
    [
        " - Anna Kowalska / POOL / AFP",
        ". / © afp.com/Anna Kowalska",
        ". | ARCHIVES ANNA KOWALSKA, OUEST-FRANCE",
        " (photo : Anna Kowalska)",
        " (Photo Anna Kowalska)",
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
