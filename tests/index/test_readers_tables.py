"""A table of figures is read row by row, one that only sets a page as its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.readers.tables import LONGEST_CELL
from tests.index.reading import BODY, SECOND, TITLE, read_page

TOLD = "Le pont a été renforcé."
SAID = "Le bac attendra le dégel."
LONG = f"{TOLD} " * (LONGEST_CELL // len(TOLD) + 1)


def rows(folder: Path, *cells: str, table: str = "<table>") -> list[str]:
    """What is read of a table of these rows, below a text."""
    inside = "".join(f"<tr>{row}</tr>" for row in cells)
    text = f"<h1>{TITLE}</h1><p>{BODY}</p><p>{SECOND}</p>"
    found = read_page(folder, f"<article>{text}{table}{inside}</table></article>").paragraphs
    return [line for line in found if line not in (TITLE, BODY, SECOND)]


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def test_a_row_of_figures_is_a_line_and_empty_cells_are_left_out(tmp_path: Path) -> None:
    found = rows(tmp_path, cells("Estonie", "", "K9"), cells("Lettonie", "six", "M109"))
    assert found == ["Estonie | K9", "Lettonie | six | M109"]


@pytest.mark.parametrize(
    ("first", "second", "table"),
    [
        (TOLD, SAID, "<table role='presentation'>"),
        (LONG, SAID, "<table>"),
        (f"<p>{TOLD}</p><p>Il tient.</p>", SAID, "<table>"),
    ],
    ids=["said to be one", "long text", "two paragraphs"],
)
def test_a_table_that_sets_a_page_is_no_table_of_figures(
    tmp_path: Path, first: str, second: str, table: str
) -> None:
    found = rows(tmp_path, cells(first, second), cells("Tallinn", "Riga"), table=table)
    assert SAID in found
    assert not any(" | " in line for line in found)


def test_a_column_of_texts_is_no_table_of_figures(tmp_path: Path) -> None:
    assert rows(tmp_path, cells(TOLD), cells(SAID)) == [TOLD, SAID]


def test_a_table_of_links_is_a_list_of_them(tmp_path: Path) -> None:
    links = [f"<a href='/{n}'>Le pont numéro {n} de la ville</a>" for n in range(4)]
    found = rows(tmp_path, cells(*links[:2]), cells(*links[2:]))
    assert not any(" | " in line for line in found)


def test_figures_within_a_table_that_sets_a_page_stay_rows(tmp_path: Path) -> None:
    inner = f"<table><tr>{cells('Estonie', 'K9')}</tr><tr>{cells('Lettonie', 'M109')}</tr></table>"
    assert rows(tmp_path, cells(TOLD, inner)) == [TOLD, "Estonie | K9", "Lettonie | M109"]


@pytest.mark.parametrize("span", ["100%", "²", "", "99999", "0", "-1"])
def test_a_span_that_is_no_number_of_rows_is_none(tmp_path: Path, span: str) -> None:
    first = f"<td rowspan='{span}'>Estonie</td>{cells('K9')}"
    found = rows(tmp_path, first, cells("Lettonie", "M109"))
    assert found == ["Estonie | K9", "Lettonie | M109"]
