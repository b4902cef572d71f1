"""A page that a browser saved states itself; its message says only what the page leaves out."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.index.reading import PLACE, SECOND, TEXT, TITLE, article, day, read, rejection

SENT = "Tue, 05 Mar 2024 10:00:00 +0100"


def saved(folder: Path, page: str, charset: str = "utf-8", **headers: str) -> Path:
    """A message of nothing but a page, which declares no encoding itself."""
    message = EmailMessage()
    for name, said in headers.items():
        message[name.replace("_", "-")] = said
    message.set_content(page, subtype="html", charset=charset, cte="base64")
    (folder / "a.mhtml").write_bytes(bytes(message))
    return folder / "a.mhtml"


@pytest.mark.parametrize(
    "head",
    [
        {"From": "<Saved by Blink>", "Snapshot_Content_Location": f"{PLACE}/copie"},
        {"From": "<Enregistré par un navigateur>"},
        {"Snapshot_Content_Location": PLACE},
    ],
)
def test_a_saved_page_is_named_as_it_names_itself(tmp_path: Path, head: dict[str, str]) -> None:
    page = f'<title>x</title><link rel="canonical" href="{PLACE}"><h1>{TITLE}</h1>{TEXT}'
    found = article(read(saved(tmp_path, page, Subject="Une capture", Date=SENT, **head)))
    assert (found.title, found.url, found.id, day(found)) == (TITLE, PLACE, PLACE, None)


def test_a_saved_page_that_states_nothing_is_named_as_who_saved_it_says(tmp_path: Path) -> None:
    head = {"Subject": TITLE, "Snapshot_Content_Location": PLACE}
    found = article(read(saved(tmp_path, f"<div>{TEXT}</div>", **head)))
    assert (found.title, found.url, found.id) == (TITLE, PLACE, PLACE)
    found = article(read(saved(tmp_path, f"<div>{TEXT}</div>", From="<Saved by Blink>")))
    assert (found.title, found.url, found.id) == ("", None, "a")


def test_a_page_that_was_sent_has_its_own_day_before_that_of_its_message(tmp_path: Path) -> None:
    page = f"<title>x</title><h1>{TITLE}</h1>{TEXT}"
    found = article(read(saved(tmp_path, page, Date=SENT)))
    assert (found.title, day(found)) == (TITLE, "2024-03-05")
    dated = f'<meta name="date" content="2023-01-02">{page}'
    found = article(read(saved(tmp_path, dated, Subject="Douze obusiers", Date=SENT)))
    assert (found.title, day(found)) == ("Douze obusiers", "2023-01-02")


@pytest.mark.parametrize("declared", ["", '<meta charset="iso-8859-15">'])
def test_a_page_in_a_message_is_in_the_encoding_that_either_declares(
    tmp_path: Path, declared: str
) -> None:
    page = f"{declared}<h1>{TITLE}</h1>{TEXT}".replace("’", "'")
    found = article(read(saved(tmp_path, page, charset="iso-8859-15", From="Anna <a@b.example>")))
    assert SECOND.replace("’", "'") in found.paragraphs


def test_a_saved_page_without_text_is_rejected(tmp_path: Path) -> None:
    path = saved(tmp_path, "<nav>Accueil</nav>", From="<Saved by Blink>")
    assert rejection(read(path)).message == "holds no article text"
