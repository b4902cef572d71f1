"""What the user names becomes articles; what cannot be read is rejected with place and remedy."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from index.errors import SourceError
from index.readers import measure_sources, read_sources
from tests.index.reading import BODY, LIMIT, Listener, article, ids, read, rejection

# Text


def test_a_text_file_gives_its_lines_with_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "obusiers.txt"
    path.write_text(f"Douze obusiers pour Kiev\n\n\n{BODY}\n\nFin.\n", encoding="utf-8")
    found = article(read(path))
    assert found.id == "obusiers"
    assert found.paragraphs == ("Douze obusiers pour Kiev", BODY, "Fin.")
    assert found.lines == (1, 4, 6)
    assert found.title == ""
    assert str(found.origin) == str(path)


def test_the_lines_of_a_wrapped_paragraph_are_one_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    wrapped = "Le ministère a confirmé mardi que la livraison\nattendue depuis mars est arrivée."
    path.write_text(f"Titre court\n\n{wrapped}\nUne autre phrase.\n", encoding="utf-8")
    assert article(read(path)).paragraphs == (
        "Titre court",
        wrapped.replace("\n", " "),
        "Une autre phrase.",
    )


@pytest.mark.parametrize(
    "below",
    [
        "par Anne Morel · 3 mars 2024",
        "le 3 mars 2024 à 9:40 par Anne Morel",
        "mis à jour dimanche 3 mars 2024",
        "il y a 2 jours",
        "defense\nestonie\nartillerie",
        "phare-du-nord.example | Paru le 2024-03-03",
    ],
)
def test_what_stands_below_a_title_is_not_glued_to_it(tmp_path: Path, below: str) -> None:
    title = "Tallinn attend ses premiers obusiers avant la fin du printemps"
    (tmp_path / "a.txt").write_text(f"{title}\n{below}\n{BODY}\n", encoding="utf-8")
    assert article(read(tmp_path)).paragraphs == (title, *below.split("\n"), BODY)


def test_a_wrapped_paragraph_may_speak_of_days_and_of_who_did_it(tmp_path: Path) -> None:
    lines = (
        "L’accord sur les obusiers que le parlement attendait depuis",
        "le 3 mars 2024 au moins, négocié par Tallinn et conclu non",
        "par Riga, comme on le disait il y a 2 mois encore, est prêt",
        "à être signé",
    )
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    assert article(read(tmp_path)).paragraphs == (" ".join(lines),)


def test_a_sentence_broken_around_a_link_is_one_paragraph(tmp_path: Path) -> None:
    lines = (
        "Les douaniers ont ouvert au port de Klaipeda les",
        "conteneurs",
        "arrivés la veille.",
        "Rien.",
    )
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    assert article(read(tmp_path)).paragraphs == (" ".join(lines[:3]), "Rien.")


def test_character_references_left_by_a_scraper_become_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("L&rsquo;arm&eacute;e &amp; l&#8217;État\n", encoding="utf-8")
    assert article(read(path)).paragraphs == ("L’armée & l’État",)
    path.write_text("phare.example/?page=1&copy=2\n", encoding="utf-8")
    assert article(read(path)).paragraphs == ("phare.example/?page=1&copy=2",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_in_every_form_and_nothing_said(
    tmp_path: Path, encoding: str, listener: Listener
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"Défense\n\n{BODY}".encode(encoding))
    assert article(read(path, listener=listener)).paragraphs == ("Défense", BODY)
    assert listener.notices == []


def test_a_text_of_nothing_visible_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\u200b\n\u2060\n", encoding="utf-8")
    assert rejection(read(path)).message == "has no text"


def test_what_is_not_utf8_is_read_as_windows_text_and_said(
    tmp_path: Path, listener: Listener
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("L’armée reçoit €\n".encode("cp1252") + b"un trou \x81\x9d ici")
    found = article(read(path, listener=listener))
    assert found.paragraphs == ("L’armée reçoit €", "un trou ici")
    assert any("Windows-1252" in notice for notice in listener.notices)


def test_text_is_composed_and_freed_of_what_is_invisible(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "e\u0301tat \u202eretourne\u202c\u200b a\u00adrme\x07\r\nfin\u2028suite", "utf-8"
    )
    assert article(read(path)).paragraphs == ("état retourne arme", "fin", "suite")


def test_nul_bytes_are_left_out_and_said(tmp_path: Path, listener: Listener) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BODY.encode() + b"\0 fin")
    assert article(read(path, listener=listener)).paragraphs == (f"{BODY} fin",)
    assert any("1 NUL" in notice for notice in listener.notices)


@pytest.mark.parametrize("code", ["<html>", '{"id": 1}', "PK\x03\x04", "<rss version='2.0'>"])
def test_a_text_that_quotes_another_format_is_text(tmp_path: Path, code: str) -> None:
    (tmp_path / "a.txt").write_text(f"Le fichier commence par {code} :\n\n{BODY}\n", "utf-8")
    assert article(read(tmp_path)).paragraphs[-1] == BODY


# Refusals


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
def test_an_empty_file_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert "empty" in rejection(read(path)).message


def test_a_file_over_the_limit_is_refused_with_its_size_and_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    refused = rejection(read(path))
    assert "200.0 MB" in refused.message
    assert "1.0 MB" in refused.message
    assert "VIGIE_MAX_FILE_MB" in refused.remedy


def test_a_limit_beyond_all_memory_costs_a_small_file_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><article><p>{BODY}</p></article></body></html>", "utf-8")
    assert article(list(read_sources([str(path)], max_bytes=10**15))).paragraphs == (BODY,)


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", bytes(range(256)) * 40, b"\x89PNG\r\n"])
def test_what_is_no_text_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert "not text" in rejection(read(path)).message


def test_a_path_that_does_not_exist_is_rejected(tmp_path: Path) -> None:
    assert "does not exist" in rejection(read(tmp_path / "nowhere")).message


def test_a_blank_name_is_not_the_folder_one_is_in() -> None:
    [refused] = read_sources([""])
    assert isinstance(refused, SourceError)
    assert refused.message == "names nothing"
    assert measure_sources(["", " "]) == 0


def test_a_pipe_is_rejected_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "no regular file" in rejection(read(tmp_path / "pipe.txt")).message


# Folders


def test_a_folder_is_read_in_order_with_ids_relative_to_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.txt", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(BODY, encoding="utf-8")
    assert ids(read(tmp_path)) == ["a/c", "a/z", "b"]


def test_files_of_unknown_type_in_a_folder_are_named_once_by_suffix(
    tmp_path: Path, listener: Listener
) -> None:
    for name in ("a.png", "b.png", "c.txt"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    assert ids(read(tmp_path, listener=listener)) == ["c"]
    assert sum(".png" in notice for notice in listener.notices) == 1


def test_a_file_of_unknown_type_that_is_named_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / "a.dat").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.dat").write_text(json.dumps({"text": BODY, "id": "seven"}), encoding="utf-8")
    (tmp_path / "c.dat").write_text(f"<html><body><p>{BODY}</p></body></html>", encoding="utf-8")
    assert ids(read(*(tmp_path / name for name in ("a.dat", "b.dat", "c.dat")))) == [
        "a",
        "seven",
        "c",
    ]


def test_a_circle_of_links_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to("..")
    (tmp_path / "self.txt").symlink_to("self.txt")
    found = read(tmp_path)
    assert ids(found) == ["a"]
    places = [one.place for one in found if isinstance(one, SourceError)]
    assert places == [str(tmp_path / "self.txt"), str(tmp_path / "sub" / "up")]


def test_a_path_that_the_system_cannot_follow_is_rejected_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("elsewhere")
    follow = Path.stat

    def stat(path: Path, **how: Any) -> os.stat_result:
        if path.name == "b.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return follow(path, **how)

    monkeypatch.setattr(Path, "stat", stat)
    found = read(tmp_path)
    assert ids(found) == ["a"]
    [rejected] = [one for one in found if isinstance(one, SourceError)]
    assert rejected.place == str(tmp_path / "b.txt")


def test_folders_may_be_nested_as_deeply_as_paths_allow(tmp_path: Path) -> None:
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    (tmp_path / "e.txt").write_text(BODY, encoding="utf-8")
    found = read(tmp_path)
    subprocess.run(["rm", "-r", tmp_path / "d"], check=True)  # deeper than Python removes
    assert ids(found) == ["e"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    found = read(tmp_path)
    assert ids(found) == ["a"]
    assert any(isinstance(one, SourceError) and str(closed) in one.place for one in found)
    closed.chmod(0o700)


def test_a_folder_that_the_system_refuses_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "closed").mkdir()
    scandir = os.scandir

    def refuse(path: Path) -> Iterator[os.DirEntry[str]]:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = read(tmp_path)
    assert ids(found) == ["a"]
    assert "may not be read" in str(next(one for one in found if isinstance(one, SourceError)))


@pytest.mark.skipif(sys.platform == "darwin", reason="names must be Unicode there")
def test_names_that_are_no_text_still_give_ids_that_are(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text(BODY, encoding="utf-8")
    (one,) = ids(read(tmp_path))
    assert one.encode()
    assert one.startswith("caf")


def test_the_listener_hears_of_every_byte_that_was_measured(
    tmp_path: Path, listener: Listener
) -> None:
    (tmp_path / "a.txt").write_text(BODY * 50, encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"x" * 1000)
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": BODY}), encoding="utf-8")
    (tmp_path / "big.txt").write_bytes(b"y" * (LIMIT + 1))
    read(tmp_path, tmp_path / "missing", listener=listener)
    assert listener.done == measure_sources([str(tmp_path), str(tmp_path / "missing")])


def test_a_file_of_json_lines_may_be_longer_than_any_other(tmp_path: Path) -> None:
    line = json.dumps({"title": "Lot", "text": "Un obus part. " * 1000})
    path = tmp_path / "many.jsonl"
    path.write_text(f"{line}\n" * 100, encoding="utf-8")
    assert path.stat().st_size > LIMIT
    assert [type(one) for one in read(path)] == [Article] * 100
    endless = tmp_path / "endless.jsonl"
    endless.write_text(f"{line}\n{'x' * (LIMIT + 1)}\n", encoding="utf-8")
    first, fault = read(endless)
    assert isinstance(first, Article)
    assert isinstance(fault, SourceError)
    assert fault.place == f"{endless}:2"


def test_notices_of_a_file_are_remembered_within_bounds(tmp_path: Path, listener: Listener) -> None:
    rows = [
        {"id": f"n{n}", "text": BODY, "lang": "french", "x": 1, f"y{n}": 1, "body": BODY}
        for n in range(200)
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert len(ids(read(tmp_path, listener=listener))) == 200
    said = [notice for notice in listener.notices if "is ignored" in notice]
    assert len([notice for notice in said if "beside" not in notice]) == 20
    assert len([notice for notice in said if "“body” is ignored beside “text”" in notice]) == 1
    assert len([notice for notice in listener.notices if "two-letter code" in notice]) == 1


def test_a_json_file_of_lines_may_hold_any_line_end_of_other_scripts(tmp_path: Path) -> None:
    lines = [json.dumps({"id": n, "text": f"{BODY}\u2028{BODY}"}, ensure_ascii=False) for n in "ab"]
    (tmp_path / "u.json").write_text("\n".join(lines), encoding="utf-8")
    assert ids(read(tmp_path)) == ["a", "b"]


def test_a_folder_may_have_exclamation_marks(tmp_path: Path) -> None:
    folder = tmp_path / "Alerte!!!"
    folder.mkdir()
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("b.txt", BODY)
    assert ids(read(tmp_path)) == ["Alerte!!!/a/b"]


def test_an_article_longer_than_any_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("mot " * 500_001, encoding="utf-8")
    (tmp_path / "short.txt").write_text(BODY, encoding="utf-8")
    found = list(read_sources([str(tmp_path)], max_bytes=10 * LIMIT))
    assert ids(found) == ["short"]
    [rejected] = [one for one in found if isinstance(one, SourceError)]
    assert rejected.place == str(tmp_path / "long.txt")
    assert "2,000,000" in str(rejected)


@pytest.mark.parametrize(
    "end", [' <a href="/x">Lire la suite</a>', " […] Lire la suite →", "… Continue reading »"]
)
def test_a_link_to_the_rest_of_an_entry_is_no_part_of_its_last_sentence(
    tmp_path: Path, end: str
) -> None:
    item = f"<item><title>Titre</title><description><![CDATA[{BODY}{end}]]></description></item>"
    path = tmp_path / "a.xml"
    path.write_text(f'<rss version="2.0"><channel>{item}</channel></rss>', encoding="utf-8")
    assert article(read(path)).paragraphs == (BODY,)
