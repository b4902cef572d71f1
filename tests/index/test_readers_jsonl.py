"""JSON lines: what a record states is believed, what is broken is named."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from index.article import Article
from index.errors import SourceError
from index.readers import read_sources
from index.readers.jsonl import read_jsonl
from index.readers.piece import Piece, Reading, megabytes
from tests.index.reading import (
    BODY,
    LIMIT,
    Listener,
    article,
    ids,
    read,
    rejection,
)


def lines(path: Path, *values: object) -> Path:
    text = "\n".join(v if isinstance(v, str) else json.dumps(v) for v in values)
    path.write_text(text, encoding="utf-8")
    return path


def test_what_a_record_states_is_believed(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {
            "id": "n-7",
            "url": "https://phare.example/7",
            "title": "Un titre",
            "text": f"{BODY}\n\nFin.",
            "source": "Le Phare",
            "agency": "AFP, Reuters, ",
            "published": "2024-01",
            "lang": "fr-FR",
        },
    )
    found = article(read(path))
    assert (found.id, found.url, found.title) == ("n-7", "https://phare.example/7", "Un titre")
    assert found.paragraphs == (BODY, "Fin.")
    assert (found.source, found.agencies, found.lang) == ("Le Phare", ("AFP", "Reuters"), "fr")
    assert found.published is not None
    assert (found.published.iso(), found.published.method) == ("2024-01", "stated")


@pytest.mark.parametrize("key", ["text", "body", "paragraphs"])
def test_the_body_has_three_names_and_two_shapes(tmp_path: Path, key: str) -> None:
    path = lines(tmp_path / "a.jsonl", {key: f"{BODY}\n\nFin."}, {key: [BODY, "", "Fin."]})
    one, other = read(path)
    for found in (one, other):
        assert isinstance(found, Article)
        assert found.paragraphs == (BODY, "Fin.")


def test_an_article_without_an_id_is_named_by_its_address_else_its_line(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": BODY, "url": "https://x.example/1"}, {"text": BODY})
    assert ids(read(path)) == ["https://x.example/1", "a#2"]


def test_a_broken_line_is_rejected_by_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        {"text": BODY, "id": "one"},
        '{"text": "half',
        "",
        [1, 2],
        {"title": "no body"},
        "[" * 100_000,
        {"text": BODY, "id": "two"},
    )
    found = read(path)
    assert ids(found) == ["one", "two"]
    places = [one.place for one in found if isinstance(one, SourceError)]
    assert places == [f"{path}:{number}" for number in (2, 4, 5, 6)]


@pytest.mark.parametrize("end", ["\n", ""])
def test_a_line_over_the_limit_is_rejected_with_its_length_and_the_others_are_read(
    tmp_path: Path, end: str
) -> None:
    long = json.dumps({"text": BODY * (3 * LIMIT // len(BODY)), "id": "long"})
    short = [json.dumps({"text": BODY, "id": name}) for name in ("one", "two", "three")]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([short[0], long, *short[1:], long]) + end)
    found = read(path)
    assert ids(found) == ["one", "two", "three"]
    rejected = [one for one in found if isinstance(one, SourceError)]
    assert [one.place for one in rejected] == [f"{path}:2", f"{path}:5"]
    length = len(long) + 1
    assert rejected[0].message.startswith(f"is {megabytes(length)}, over the limit")


def test_a_line_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    line = json.dumps({"text": BODY, "id": "one"})
    path = lines(tmp_path / "a.jsonl", line, line.replace("one", "three"), line, "")
    found = list(read_sources([str(path)], max_bytes=len(line) + 1))
    assert ids(found) == ["one", "one"]
    assert rejection([one for one in found if isinstance(one, SourceError)]).place == f"{path}:2"


@pytest.mark.parametrize("stated", ["true", "false", "null", "NaN", "Infinity", "1e999", "[]"])
def test_what_is_neither_text_nor_a_number_is_not_stated(tmp_path: Path, stated: str) -> None:
    keys = ("id", "title", "source", "url", "lang")
    fields = "".join(f'"{key}": {stated}, ' for key in keys)
    found = article(read(lines(tmp_path / "a.jsonl", f'{{{fields}"text": "{BODY}"}}')))
    assert (found.id, found.title, found.source, found.url) == ("a#1", "", None, None)


def test_numbers_count_as_text(tmp_path: Path) -> None:
    found = article(read(lines(tmp_path / "a.jsonl", {"id": 0, "title": 1.5, "text": BODY})))
    assert (found.id, found.title) == ("0", "1.5")


def test_unknown_keys_are_named_once(tmp_path: Path, listener: Listener) -> None:
    path = lines(tmp_path / "a.jsonl", *({"text": BODY, "heading": "x", "n": n} for n in range(5)))
    assert len(read(path, listener=listener)) == 5
    assert len(listener.notices) == 2
    assert "heading" in listener.notices[0]


@pytest.mark.parametrize("stated", ["2024-02-30", "soon", "2099-01-01", True, {"y": 2024}])
def test_a_wrong_date_leaves_the_article_undated_with_a_notice(
    tmp_path: Path, listener: Listener, stated: object
) -> None:
    path = lines(tmp_path / "a.jsonl", {"text": BODY, "date": stated})
    assert article(read(path, listener=listener)).published is None
    assert len(listener.notices) == 1
    assert f"{path}:1" in listener.notices[0]


def test_lone_surrogates_and_nul_bytes_in_strings_disappear(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", '{"text": "de\\ud800ux mo\\u0000ts", "id": "a\\udfffb"}')
    found = article(read(path))
    assert (found.id, found.paragraphs) == ("ab", ("deux mots",))


def test_a_line_in_another_encoding_does_not_spoil_the_others(
    tmp_path: Path, listener: Listener
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "armée"}\n'.encode() + '{"text": "armée"}\n'.encode("cp1252"))
    found = read(path, listener=listener)
    assert [one.paragraphs for one in found if isinstance(one, Article)] == [("armée",)] * 2
    assert len(listener.notices) == 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_lines_of_two_bytes_a_character_are_all_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    rows = [json.dumps({"id": str(n), "text": f"{BODY} Ċ {n}"}) for n in range(5)]
    path.write_bytes("\n".join(rows).encode(encoding))
    found = read(path)
    assert [article(one).id for one in [[each] for each in found]] == list("01234")


def test_json_lines_are_read_one_by_one() -> None:
    class Endless(io.RawIOBase):
        """A file that would never end."""

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than its base says
            line = (json.dumps({"text": BODY}) + "\n").encode()
            buffer[: len(line)] = line
            return len(line)

    stream = io.BufferedReader(Endless(), 8192)
    articles = read_jsonl(Piece("endless.jsonl", "endless.jsonl", stream), Reading(10**12))
    assert ids([next(articles) for _ in range(3)]) == ["endless#1", "endless#2", "endless#3"]


def test_a_json_file_holds_one_article_or_a_list_or_lines(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": BODY, "id": "a"}, indent=1), "utf-8")
    (tmp_path / "b.json").write_text(json.dumps([{"text": BODY, "id": "b"}, {}]), "utf-8")
    lines(tmp_path / "c.json", {"text": BODY, "id": "c"}, {"text": BODY, "id": "d"})
    (tmp_path / "e.json").write_text('{\n"text": oops}', "utf-8")
    found = read(tmp_path)
    assert ids(found) == ["a", "b", "c", "d"]
    places = [one.place for one in found if isinstance(one, SourceError)]
    assert places == [f"{tmp_path}/b.json#2", f"{tmp_path}/e.json:2"]


def test_a_line_that_is_cut_off_is_broken_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_text('{"title": "Obus", "text":\n{"text": "Un obus part."}\n', encoding="utf-8")
    cut, whole = read_sources([str(path)], max_bytes=1_000)
    assert isinstance(whole, Article)
    assert str(cut).startswith(f"{path}:1: broken JSON (Expecting value at character 26)")


WITH_LINKS = (
    "Tallinn reçoit [douze pièces](https://phare.example/obusier_(canon)?utm=1) et "
    "[un radar](/radar) ; ![le port](https://phare.example/a.jpg)l’option [2] (six pièces) attend."
)


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_of_links_in_a_text_the_words_stay(tmp_path: Path, name: str) -> None:
    content = (
        WITH_LINKS if name == "a.txt" else json.dumps({"title": WITH_LINKS, "text": WITH_LINKS})
    )
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert article(read(tmp_path)).paragraphs == (
        "Tallinn reçoit douze pièces et un radar ; l’option [2] (six pièces) attend.",
    )


def test_a_file_of_blank_lines_is_empty_and_blank_lines_in_a_json_file_are_passed_over(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jsonl").write_text(" \n\n", encoding="utf-8")
    assert rejection(read(tmp_path)).message == "the file is empty"
    (tmp_path / "a.jsonl").unlink()
    lines(tmp_path / "a.json", {"text": BODY}, "", {"text": "Fin."})
    assert ids(read(tmp_path)) == ["a#1", "a#3"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Douze <b>obusiers</b>", "Douze obusiers"),
        ("Douze<br/>obusiers", "Douze obusiers"),
        ("La balise <video> et la balise <b>", "La balise <video> et la balise <b>"),
    ],
)
def test_a_title_loses_what_formats_it_unless_it_is_about_elements(
    tmp_path: Path, written: str, meant: str
) -> None:
    path = lines(tmp_path / "a.jsonl", {"title": written, "text": BODY})
    assert article(read(path)).title == meant


@pytest.mark.parametrize(
    "body",
    [
        {"text": " ", "body": f"{BODY}\n\nFin."},
        {"text": [BODY, None, 3, "Fin."]},
        {"paragraphs": [f"<p>{BODY}</p><p>Fin.</p>"]},
        {"paragraphs": [BODY.replace(" ", "\n", 1), "", "Fin."]},
    ],
)
def test_the_body_is_what_holds_text(tmp_path: Path, body: dict[str, object]) -> None:
    assert article(read(lines(tmp_path / "a.jsonl", body))).paragraphs == (BODY, "Fin.")


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ({"agencies": "afp, Reuters"}, ("afp", "Reuters")),
        ({"agencies": ["afp", 3, " "]}, ("afp",)),
        ({"agency": "afp"}, ("afp",)),
        ({"agencies": {"name": "afp"}}, ()),
    ],
)
def test_agencies_are_a_name_or_several(
    tmp_path: Path, stated: dict[str, object], meant: tuple[str, ...]
) -> None:
    assert article(read(lines(tmp_path / "a.jsonl", {"text": BODY, **stated}))).agencies == meant


def test_only_what_is_no_language_and_no_day_is_told(tmp_path: Path, listener: Listener) -> None:
    good = {"text": BODY, "lang": "fr", "published": ""}
    bad = {"text": BODY, "lang": "français de France", "published": ["2024"]}
    path = lines(tmp_path / "a.jsonl", good, {"text": BODY, "lang": "und"}, bad)
    read(path, listener=listener)
    assert [text.split(":")[1] for text in listener.notices] == ["3", "3"]
