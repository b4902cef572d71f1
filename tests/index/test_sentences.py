"""Where sentences end."""

# ruff: noqa: RUF001  # Cyrillic letters are meant
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Un char arrive.", "Un autre part."],
        ["Le rapport de M. Dupont est long.", "Il compte 300 pages !"],
        ["Le prix est de 2.5 millions.", "Personne n’a payé ?", "Si."],
        ["Selon l’art. 6 du Traité, rien n’est permis.", "L’État l’a signé."],
        ["J. F. Martin a parlé.", "« Rien n’est sûr. »", "Il est parti."],
        ["J.-M. Martin et A.-L. Roy ont signé.", "Le Sén. Cox aussi.", "Les Ets. Lambda, non."],
        ["L’Amb. Martin reçoit l’op. Barkhane.", "Il dispose du S-400.", "Et du P-8."],
        ["Die Lieferung kostet ca. 3 Mio. Euro.", "Österreich zahlt nichts."],
        ["The U.S. Army bought it.", "Gen. Smith agreed."],
        ["Україна отримала їх у 2023 р. від союзників.", "Їх мало."],
        ["Первая ракета упала.", "Вторая — нет!"],
        ["Deux lignes", "sans point"],
        ["Il hésite… puis signe.", "– Oui, dit-elle."],
        ["Le KN-23.", "155 mm suffisent."],
        ["Y a-t-il un plan B?", "Le NATO non plus n’en a pas."],
        *(
            [f"Il l’a dit.{end}", "Elle reste."]
            for end in (" »", "”", '"', "'", "’", ")", "]", '")')
        ),
        *([f"Il l’a dit{end}", "Elle reste."] for end in ("...", "…", "!!", "?!", "??", "!…")),
        *(["Elle reste.", f"{begin}Il part."] for begin in ("“", '"', "(", "[", "— ", "- ", "« ")),
    ],
)
def test_a_sentence_ends_at_its_mark_and_not_at_an_abbreviation(parts: list[str]) -> None:
    joint = "\n" if parts[0] == "Deux lignes" else " "
    assert split(joint.join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Il part. Elle reste.",
        "M. Kirby part. Mme Durand reste.",
        "Le gén. Petit part ! J. Dupont reste.",
        "« Il part. Il revient », dit-elle. Elle reste.",
        "Il part… Elle reste.",
        "« Il part. » Elle reste.",
        "Il a 3.5 km. Elle reste.",
        "L'O.N.U. part. Elle reste.",
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str) -> None:
    spans = sentences(text)
    assert len(spans) == 2
    assert text[slice(*spans[1])].endswith("reste.")


def test_sentences_that_lost_their_blank_are_parted() -> None:
    assert len(sentences("Il est parti.Mais elle reste.")) == 2
    assert len(sentences("Il a été attaqué.Écoles et ports ferment.")) == 2
    assert len(sentences("Elle reste.L’été viendra.D'autres partent.")) == 3
    assert (
        len(sentences("Voir www.exemple.fr pour la suite, Dr.Kask, ou P.J.Roy, ou le U.S.Navy."))
        == 1
    )
    assert len(sentences("他走了。她留下。全角も！同じ？はい。")) == 5


def test_no_text_has_no_sentence() -> None:
    assert sentences("") == sentences(" \n ") == []


@given(st.text(st.sampled_from("aÉ .!?…»«\n\t’1M-"), max_size=80))
def test_every_character_lies_in_one_sentence_at_most_and_only_space_in_none(text: str) -> None:
    spans = sentences(text)
    covered = [at for start, end in spans for at in range(start, end)]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert not "".join(char for at, char in enumerate(text) if at not in set(covered)).strip()
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
