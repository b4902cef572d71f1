"""Bytes that are UTF-8 but for a few, and text that was misread before it came here."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from index.article import Article
from tests.index.reading import Listener, article, read, rejection

TITLE = "Séoul dénonce un tir d’essai"
BODY = "« L’armée est là », a réagi Mme Šatrija : « Déjà 3 000 obus… » – l’œuvre d’été à 5 €."


def misread(text: str) -> str:
    """UTF-8 as a reader of Windows-1252 shows it; browsers show what that has not as controls."""
    shown = (bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode())
    return "".join(shown)


def test_a_text_cut_in_the_middle_of_a_letter_stays_utf8(
    tmp_path: Path, listener: Listener
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"{TITLE}\n\n{BODY} Fin de l’ét".encode() + "é".encode()[:1])
    assert article(read(path, listener=listener)).paragraphs == (TITLE, f"{BODY} Fin de l’ét")
    assert "not UTF-8 throughout" in listener.notices[0]


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json"])
def test_a_byte_of_another_encoding_spoils_no_other_letter(tmp_path: Path, name: str) -> None:
    bodies = {
        "a.txt": f"{TITLE}\n\n{BODY}",
        "a.html": f'<meta charset="utf-8"><h1>{TITLE}</h1><article><p>{BODY}</p></article>',
        "a.json": json.dumps({"title": TITLE, "text": BODY}, ensure_ascii=False),
    }
    path = tmp_path / name
    path.write_bytes(bodies[name].encode().replace("dénonce".encode(), b"d\xe9nonce", 1))
    found = article(read(path))
    assert TITLE in (found.title, *found.paragraphs)
    assert BODY in found.paragraphs


def test_windows_text_is_not_taken_for_utf8_for_one_pair_of_signs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "« SOLIDARITÉ\xa0» a crié la foule réunie à la préfecture, où «\xa0LIBERTÉ»"
    path.write_bytes(text.encode("cp1252"))
    assert article(read(path)).paragraphs == (text,)


def test_text_that_was_misread_before_is_set_right(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(misread(f"{TITLE}\n\n{BODY}"), encoding="utf-8")
    assert article(read(path)).paragraphs == (TITLE, BODY)


def test_misread_text_is_set_right_though_its_controls_and_blanks_are_lost(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = misread(f"{BODY} Il part à Séoul, voilà. “Déjà”, dit-il : 5 000.")
    path.write_text(text.replace("\x9d", "").replace("\xa0", " "), encoding="utf-8")
    plain = f"{BODY} Il part à Séoul, voilà. “Déjà”, dit-il : 5 000.".replace("\xa0", " ")
    assert article(read(path)).paragraphs == (plain,)


def test_misread_text_in_escapes_is_set_right(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"title": misread(TITLE), "text": misread(BODY)}))
    found = article(read(path))
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))


@pytest.mark.parametrize(
    "text", ["«LIBERTÉ» et «IRMÃ», São João : «NÃO»", "L’Â» de Â·, â la carte, Åland", "Ã © Ä"]
)
def test_letters_that_only_look_misread_stay(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert article(read(path)).paragraphs == (text,)


def test_what_declares_utf_16_in_single_bytes_is_read_as_it_is(tmp_path: Path) -> None:
    declared = '<?xml version="1.0" encoding="utf-16"?>'
    item = f"<item><title>{TITLE}</title><description>{BODY}</description></item>"
    path = tmp_path / "a.rss"
    path.write_text(f'{declared}<rss version="2.0"><channel>{item}</channel></rss>', "utf-8")
    assert article(read(path)).paragraphs == (BODY,)


def test_a_page_that_a_browser_packed_with_its_pictures_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"From: <Saved by Blink>\nSubject: {TITLE}\n\n{BODY}\n", "utf-8"
    )
    assert "is a page saved as MHTML, not text" in str(rejection(read(tmp_path)))


@pytest.mark.parametrize("charset", ["rot13", "unicode_escape", "punycode", "x-nobody"])
def test_a_declared_charset_that_is_none_is_not_believed(tmp_path: Path, charset: str) -> None:
    path = tmp_path / "a.html"
    body = f"<h1>{TITLE}</h1><article><p>{BODY} C:\\new</p></article>"
    path.write_text(f'<meta charset="{charset}">{body}', encoding="utf-8")
    assert f"{BODY} C:\\new" in article(read(path)).paragraphs


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_half_a_letter_of_utf_16_ends_no_record(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.jsonl"
    record = json.dumps({"title": "Ċensu Borg au Caire", "text": BODY}, ensure_ascii=False)
    path.write_bytes(f"{record}\n{record}\n".encode(encoding))
    found = read(path)
    assert [one.title for one in found if isinstance(one, Article)] == ["Ċensu Borg au Caire"] * 2


@pytest.mark.parametrize(
    "junk",
    [
        bytes(range(1, 7)),
        b"\xff\x02\xc1\x1e\xfe",
        b"obus\x11\x9f\xee\x05\xd8",
        b"Obusiers \x03" * 12,
        b"Obusiers\0" * 12,
    ],
    ids=["controls", "foreign", "letters in it", "one in ten", "zeros"],
)
def test_a_few_bytes_that_are_no_text_are_refused_as_many_are(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(junk)
    assert "is binary, not text" in str(rejection(read(tmp_path)))


@pytest.mark.parametrize(
    "raw",
    [
        f"{TITLE}\x1a".encode("cp1252"),
        "ÉTÉ À SÉOUL\n\nLe navire est parti.".encode("cp1252"),
        f"{TITLE}\x02 \x03{BODY}".encode(),
        f"{TITLE}\x00\x00".encode(),
        f"{BODY} ".encode() * 40 + b"\x03" * 12,
        codecs.BOM_UTF32_BE + "Été".encode("utf-32-be"),
    ],
    ids=["end of file", "capitals", "two controls", "padded", "one in hundreds", "utf-32"],
)
def test_a_text_with_a_stray_control_or_in_another_encoding_is_one(
    tmp_path: Path, raw: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    assert "t" in article(read(tmp_path)).paragraphs[0].lower()
