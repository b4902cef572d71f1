"""Marks of notes behind words go, and so do the notes at the foot of pages; other figures stay."""

from __future__ import annotations

import pytest

from tests.index.cleaned import LAST, MORE, PROSE, cleaned


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            ("Le port a fermé1 en mai.", "La douane l’a rouvert2, dit-elle.", "Depuis, il dort3."),
            ("Le port a fermé en mai.", "La douane l’a rouvert, dit-elle.", "Depuis, il dort."),
        ),
        (
            ("Le missile équipe l’Inde[1] et Israël[2],[3].", "Histoire[modifier]"),
            ("Le missile équipe l’Inde et Israël.", "Histoire"),
        ),
    ],
)
def test_marks_of_notes_go(written: tuple[str, ...], meant: tuple[str, ...]) -> None:
    assert cleaned(PROSE, *written, LAST).paragraphs == (PROSE, *meant, LAST)


def test_a_single_mark_goes_with_the_note_at_the_foot_of_its_page() -> None:
    told = "Les obus ont été remis par la Fédération de Russie22, dit le rapport."
    note = "22 Voir S/2019/914, par. 61 à 63."
    article = cleaned(PROSE, told, note, "59. Le Groupe n’a pas reçu de réponse.", LAST)
    assert article.paragraphs[1] == told.replace("22", "")
    assert [(one.kind, one.text) for one in article.dropped] == [("footnote", note)]
    assert "59. Le Groupe n’a pas reçu de réponse." in article.paragraphs


@pytest.mark.parametrize(
    "lines",
    [
        ("L’armée a reçu ses Leopard1 puis ses Leopard2.", "Les Leopard3 attendront."),
        ("Les capteurs mesurent le NO2 et le CO2 de la base.",),
        ("Le classement : Marder1 ► Boxer2 ► Puma3 ► Lynx4 ► Patria5",),
        ("Réponses : Toulon1. Brest2. Lorient3. Cherbourg",),
        ("Réunis le mardi20 juin 2023 à Brest21, les alliés ont signé le mercredi22 juin 2023.",),
        ("Il manque22 pièces, a dit le ministère.", "22. Le Groupe d’experts (S/2019/914, par. 6)"),
        ("L’Assemblée [1] a voté le texte [sic] sans débat.",),
    ],
)
def test_other_figures_behind_words_stay(lines: tuple[str, ...]) -> None:
    assert cleaned(PROSE, *lines, MORE).paragraphs == (PROSE, *lines, MORE)


LINKS = ("[1]Le Phare", "* [2]Marine", "La [3]Norvège attend douze radars, dit [4]Kask.")


def test_the_numbers_that_a_browser_of_text_gives_to_links_go() -> None:
    bare = ("Le Phare", "* Marine", "La Norvège attend douze radars, dit Kask.")
    assert cleaned(PROSE, *LINKS, MORE).paragraphs == (PROSE, *bare, MORE)


@pytest.mark.parametrize(
    "lines",
    [
        LINKS[1:],
        (*LINKS[::-1],),
        ("[1]Rapport du port.", "[2]Registre.", "[3]Voir la carte.", "[4]Le reste est secret."),
    ],
)
def test_numbers_that_do_not_rise_through_the_text_or_only_begin_lines_stay(
    lines: tuple[str, ...],
) -> None:
    kept = [x.text for x in cleaned(PROSE, *lines, MORE).dropped]
    assert {*kept, *cleaned(PROSE, *lines, MORE).paragraphs} >= set(lines)
