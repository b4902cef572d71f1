"""Words that the end of a line cut in two are whole again."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.readers import read_sources


def _texts(path: Path) -> tuple[str, ...]:
    (found,) = read_sources([str(path)])
    assert isinstance(found, Article)
    return found.paragraphs


@pytest.mark.parametrize("sign", ["-", "\u00ad", "\u2010", "¬"])
def test_a_word_cut_at_the_end_of_a_line_is_whole(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "a.txt"
    first = f"Le ministère a confirmé mardi que la livraison d’arme{sign}\nment attendue"
    path.write_text(f"Titre court\n\n{first} depuis mars arrive.\n", encoding="utf-8")
    text = "Le ministère a confirmé mardi que la livraison d’armement attendue depuis mars arrive."
    assert _texts(path)[1] == text


def test_a_compound_cut_at_its_hyphen_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    lines = (
        "Le sous-marin est à quai.\nLa marine a confirmé mardi l’arrivée d’un autre sous-\nmarin."
    )
    path.write_text(f"Titre court\n\n{lines}\n", encoding="utf-8")
    assert _texts(path)[-1].endswith("d’un autre sous-marin.")


def test_a_line_that_ends_with_a_dash_or_stands_above_a_capital_is_not_glued(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.txt"
    lines = "La ligne aérienne part tous les jours de la capitale pour Paris-\nKiev attend encore."
    path.write_text(f"Titre court\n\n{lines}\n", encoding="utf-8")
    assert _texts(path)[1:] == tuple(lines.split("\n"))
