"""Files made by mutation: each costs itself at most, and no more time than it is long."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.cleaning.contents import mark_contents
from index.cleaning.line import Line
from index.errors import SourceError
from index.pipeline.understanding import Prepared, prepare
from index.readers import opening
from index.readers.piece import Piece, Reading
from tests.index.reading import BODY, article, ids, read, rejection


@pytest.mark.parametrize("number", ["xD800", "57343", "x110000", "9" * 5000], ids=len)
def test_a_feed_that_names_no_character_is_read(tmp_path: Path, number: str) -> None:
    path = tmp_path / "a.rss"
    entry = f"<item><title>Essai</title><description>{BODY} &#{number}; &#233;</description></item>"
    path.write_text(f"<rss><channel><b>{entry}</channel></rss>", encoding="utf-8")
    (text,) = article(read(path)).paragraphs
    assert text.startswith(BODY)
    assert text.endswith("é")


def test_a_fault_of_ours_in_a_file_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_piece: Piece, _reading: Reading) -> None:
        raise KeyError("oubli")

    readers = {".txt": opening._load("text.read_text"), ".html": stumble}
    monkeypatch.setattr(opening, "_reader_for", lambda piece, _: readers[piece.suffix])
    for name in ("a.txt", "b.html", "c.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    found = read(tmp_path)
    assert ids(found) == ["a", "c"]
    (error,) = [one for one in found if isinstance(one, SourceError)]
    assert error.place == str(tmp_path / "b.html")
    assert "KeyError" in error.message


def test_a_file_whose_first_byte_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("/proc/self/mem")
    (tmp_path / "c.txt").write_text(BODY, encoding="utf-8")
    found = read(tmp_path)
    assert ids(found) == ["a", "c"]
    (error,) = [one for one in found if isinstance(one, SourceError)]
    assert error.place == str(tmp_path / "b.txt")


@pytest.mark.parametrize("header", ["Content-Type", "Subject", "From", "Date"])
@pytest.mark.parametrize("sign", ["(", '"', "> ", "=?utf-8?q?a?= ", "a@b,"])
@pytest.mark.timeout(60)
def test_headers_without_end_cost_a_message_nothing(tmp_path: Path, header: str, sign: str) -> None:
    path = tmp_path / "a.eml"
    rows = f"{header}: {sign * (60_000 // len(sign))}\nMIME-Version: 1.0\n"
    path.write_text(f"{rows}\n{BODY}\n", encoding="utf-8")
    assert article(read(path)).paragraphs[-1] == BODY


@pytest.mark.parametrize(
    "text",
    [
        "des drones et des obus de la brigade au nord du pays\n" * 4_000,
        "a" * 200_000 + "1\nfin",
        "漢" * 250_000,
        "¹" * 250_000,
        "l'" * 150_000 + " mot1 mot2",
    ],
    ids=["no stop", "one word", "no blank", "raised", "apostrophes"],
)
@pytest.mark.timeout(60)
def test_a_long_text_of_one_kind_takes_no_longer_than_any(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{BODY}\n{text}", encoding="utf-8")
    assert isinstance(prepare(article(read(path))), Prepared | SourceError)


@pytest.mark.timeout(60)
def test_a_line_that_comes_again_and_again_is_looked_up_once_a_line() -> None:
    lines = [Line("Contrat", number) for number in range(150_000)]
    mark_contents(lines)
    assert not any(line.kind for line in lines)


def test_an_entry_whose_title_does_not_end_costs_no_other(tmp_path: Path) -> None:
    content = f'<content type="html">{BODY}</content>'
    broken = f"<entry><id>a</id><title>Essai<updated>$</updated>{content}</entry>"
    path = tmp_path / "a.atom"
    path.write_text(f'<feed xmlns="http://www.w3.org/2005/Atom">{broken}</feed>', encoding="utf-8")
    assert rejection(read(path)).message == "the entry has no text"


def test_what_is_no_feed_names_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("<rss>&#xD800;", encoding="utf-8")
    assert str(tmp_path) in rejection(read(tmp_path)).place
