"""Heads of labelled lines, messages and pages that browsers keep like messages."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from index.article import Article
from index.cleaning import clean
from tests.index.reading import BODY, article, read, rejection

TITLE = "Douze obusiers pour Tallinn"


def written(tmp_path: Path, text: str, name: str = "a.txt") -> Article:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return article(read(path))


@pytest.mark.parametrize(
    "head",
    [
        f"De : Le Phare <lettre@phare.example>\nEnvoyé : mardi 12 mars 2024 08:15\nÀ : Abonnés\n"
        f"Objet : {TITLE}\n",
        f"From: Anna Kowalska\nSent: Tuesday, March 12, 2024 8:15 AM\nTo: desk\nCc: me\n"
        f"Subject: RE: Fwd: {TITLE}\n",
        f"*De :* Anna\n*Date :* mar. 12 mars 2024 à 08:15\n*Objet :* TR : {TITLE}\n*À :* desk\n",
        f"Von: Anna\n\nGesendet: Dienstag, 12. März 2024 08:15\n\nAn: alle\n\nBetreff: {TITLE}\n",
        "From: anna@phare.example\nX-Mailer: Rotor 3.1\nDate: Tue, 12 Mar 2024 08:15:00 +0100\n"
        "Subject: Douze obusiers\n  pour Tallinn\n",
        f"X-Spam-Report: {'nothing to say of it, ' * 6}\nSubject: {TITLE}\nFrom: anna\n"
        "Date: Tue, 12 Mar 2024 08:15:00 +0100\nX-Mailer: Rotor 3.1\n",
        "Objet : =?utf-8?q?Douze_obusiers_pour_Tallinn?=\nDe : Anna\nDate : 12/03/2024\n",
        f"Titre : {TITLE}\nDe : Anna\nDate : 12/03/2024\n",
        f"Objet :  {TITLE} \nDate :\n  12 mars 2024\n",
        f"Objet : {TITLE}\n  De : Anna\n  Date : 12/03/2024\n",
    ],
)
def test_what_stands_above_a_message_is_its_title_and_day(tmp_path: Path, head: str) -> None:
    found = written(tmp_path, f"{head}\n{BODY}\n")
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))
    assert found.published is not None
    assert (found.published.day, found.published.method) == (date(2024, 3, 12), "header")
    assert {one.kind for one in found.dropped} == {"head-line"}
    assert found.source is None
    assert (found.id, found.url) == ("a", None)


def test_a_head_states_title_source_address_and_day(tmp_path: Path) -> None:
    head = (
        f"Titre : {TITLE}\nSource : Le Phare\nAuteur : Anna Kowalska\nPays : Estonie\n"
        "Date : 12 mars 2024\nURL : https://phare.example/obusiers\n"
    )
    found = written(tmp_path, f"{head}\nTexte : {BODY}\n")
    assert (found.title, found.source, found.url) == (
        TITLE,
        "Le Phare",
        "https://phare.example/obusiers",
    )
    assert found.id == found.url
    assert found.published is not None
    assert (found.published.iso(), found.published.method) == ("2024-03-12", "stated")
    assert (found.paragraphs, found.lines) == ((BODY,), (8,))
    assert [one.line for one in found.dropped] == [1, 2, 3, 4, 5, 6]


def test_a_message_that_says_when_it_was_published_is_of_that_day(tmp_path: Path) -> None:
    head = f"De : Le Phare\nEnvoyé : 14/03/2024\nPublié le : 12/03/2024\nObjet : {TITLE}\n"
    stamp = written(tmp_path, f"{head}\n{BODY}\n").published
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == ("2024-03-12", "stated")


def test_the_first_that_a_label_says_counts_on_one_line(tmp_path: Path) -> None:
    head = f"Titre : {TITLE} bis  et  ter\nSource :\nSource : Le  Phare\nSource : Autre\nURL : x\n"
    found = written(tmp_path, f"{head}\n{BODY}\n")
    assert (found.title, found.source, found.url) == (f"{TITLE} bis et ter", "Le Phare", None)
    assert found.dropped[0].text == f"Titre : {TITLE} bis et ter"


def test_a_long_title_is_stated_as_well(tmp_path: Path) -> None:
    title = f"{TITLE}, qui les attendait depuis que la mission a pris fin sur la rive du golfe"
    assert written(tmp_path, f"Titre : {title}\nSource : Le Phare\n\n{BODY}\n").title == title


def test_the_name_of_the_site_in_a_head_is_the_source_before_its_host(tmp_path: Path) -> None:
    url = "url: https://phare.example/obusiers"
    head = f"---\ntitle: {TITLE}\n{url}\nhostname: phare.example\nsitename: Le Phare\n---\n"
    assert written(tmp_path, f"{head}{BODY}\n").source == "Le Phare"


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\nSource : agences",
        f"Tallinn : {BODY}\nSource : agences",
        f"\nTallinn : un port\n{BODY}\nSource : agences",
        f"\n{BODY}\n\nDébut du message transféré :\n\nSans en-tête.",
        f"\n{BODY * 4}\n\n----- Original message -----\nDe : A\nObjet : B\nDate : 1/2/2024\n\nC",
        f" \n  {BODY}",
    ],
)
def test_a_head_ends_where_the_text_begins(tmp_path: Path, text: str) -> None:
    found = written(tmp_path, f"Titre : {TITLE}\nSource : Le Phare\n{text}")
    assert (found.title, found.source) == (TITLE, "Le Phare")
    assert found.paragraphs == tuple(line.strip() for line in text.split("\n") if line.strip())


def test_a_head_without_a_text_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Titre : {TITLE}\nSource : Le Phare\n")
    assert rejection(read(tmp_path)).message == "has no text"


def test_a_head_of_two_columns_below_who_publishes_it_states_the_same(tmp_path: Path) -> None:
    letterhead = "Chambre des comptes\nSession 2023\n\n"
    head = f"Auteur\tAnna Kowalska\nTitre\t{TITLE}\nDate publication\t12/03/2024, 2023\n"
    found = written(tmp_path, f"{letterhead}{head}\n{BODY}\n")
    assert (found.title, found.paragraphs, found.lines) == (TITLE, (BODY,), (8,))
    assert found.published is not None
    assert found.published.iso() == "2024-03-12"
    assert [one.line for one in found.dropped] == [1, 2, 4, 5, 6]


def test_labels_below_a_sentence_are_of_the_text(tmp_path: Path) -> None:
    found = written(tmp_path, f"{BODY}\nTitre : {TITLE}\nSource : Le Phare\n\n{BODY}\n")
    assert (found.title, found.source, len(found.paragraphs)) == ("", None, 4)


@pytest.mark.parametrize(
    "above",
    [
        "Kiev attend encore.",
        "Le ministère a confirmé mardi la livraison de douze obusiers à la brigade de Tapa",
    ],
)
def test_a_sentence_or_a_long_line_is_no_letterhead(tmp_path: Path, above: str) -> None:
    text = f"{above}\nTitre : {TITLE}\nSource : Le Phare"
    assert written(tmp_path, text).paragraphs == tuple(text.split("\n"))


@pytest.mark.parametrize("form", ["Titre : {}\n", "Titre :\nSource :\nDate :\n"])
def test_a_title_alone_and_an_empty_form_are_no_head(tmp_path: Path, form: str) -> None:
    assert written(tmp_path, f"{form.format(TITLE)}\n{BODY}\n").title == ""


def test_a_title_that_the_text_repeats_below_its_head_goes(tmp_path: Path) -> None:
    found = clean(written(tmp_path, f"Titre : {TITLE}\nSource : Le Phare\n\n{TITLE}\n\n{BODY}\n"))
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))


def test_of_a_message_passed_on_the_inner_one_counts(tmp_path: Path) -> None:
    inner = f"De : Le Phare\nEnvoyé : lundi 4 mars 2024\nObjet : {TITLE}\n\n{BODY}\n"
    outer = "De : Anna\nEnvoyé : mardi 12 mars 2024\nObjet : TR : à lire\n\nPour information.\n\n"
    found = written(tmp_path, f"{outer}-----Message d’origine-----\n{inner}")
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))
    assert found.published is not None
    assert found.published.iso() == "2024-03-04"
    found = written(tmp_path, f"Pour information.\n\n-----Message d’origine-----\n{inner}")
    assert (found.title, found.paragraphs) == (TITLE, (BODY,))


@pytest.mark.parametrize(
    "subject",
    ["Un article du Phare recommandé par une amie", "TR: Anna vous envoie un article du Phare"],
)
def test_who_recommends_an_article_does_not_name_it(tmp_path: Path, subject: str) -> None:
    head = f"De : Anna\nDate : 12/03/2024\nObjet : {subject}\n"
    found = written(tmp_path, f"{head}\n{TITLE}\n\n{BODY}\n")
    assert (found.title, found.paragraphs) == ("", (TITLE, BODY))


CODED = f"""SE Économie
HD {TITLE}
BY Anna Kask
WC 388 mots
PD 12 mars 2024
SN Le Phare de Tallinn
LA Français
LP
{BODY}
TD
ART 5 du contrat : le reste suivra.
AN Document PHART00020240312ek3e0001g
"""


def test_the_codes_of_a_press_database_state_title_source_and_day(tmp_path: Path) -> None:
    found = written(tmp_path, CODED)
    assert (found.title, found.source) == (TITLE, "Le Phare de Tallinn")
    assert found.published is not None
    assert found.published.iso() == "2024-03-12"
    assert (found.paragraphs, found.lines) == (
        (BODY, "ART 5 du contrat : le reste suivra."),
        (9, 11),
    )
    assert [line.line for line in found.dropped] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 12]


def test_codes_with_blanks_an_empty_line_and_a_day_that_is_none_state_the_rest(
    tmp_path: Path,
) -> None:
    found = written(tmp_path, CODED.replace(TITLE, f"{TITLE} \n").replace("12 mars 2024", "mardi"))
    assert (found.title, found.published) == (TITLE, None)
    assert found.dropped[1].text == f"HD {TITLE}"


@pytest.mark.parametrize("text", [CODED * 2, CODED.replace("SN ", ""), "HD\nPD\nSN\n" + BODY])
def test_codes_that_do_not_state_one_article_are_no_head(tmp_path: Path, text: str) -> None:
    assert written(tmp_path, text).title == ""


@pytest.mark.parametrize(
    "text",
    [
        f"Objet : liste des matériels soumis à licence.\n\n{BODY}",
        f"Question : qui livre ?\nRéponse : personne.\n\n{BODY}",
        f"{TITLE}\n\nSource : AFP\nDate : 12 mars 2024\n\n{BODY}",
        f"De : qui parle-t-on ?\n\n{BODY}",
    ],
)
def test_lines_with_a_colon_are_no_head_without_title_and_sender(tmp_path: Path, text: str) -> None:
    found = written(tmp_path, text)
    assert found.title == ""
    assert " ".join(found.paragraphs) == " ".join(text.split())


def test_a_day_that_english_leaves_open_is_its_year(tmp_path: Path) -> None:
    head = f"From: desk\nSent: 3/4/2024 8:15 AM\nSubject: {TITLE}\n"
    found = written(tmp_path, f"{head}\n{BODY}\n")
    assert found.published is not None
    assert found.published.iso() == "2024"


def message(**headers: str) -> EmailMessage:
    """A message with the usual headers."""
    made = EmailMessage()
    made["Subject"] = headers.pop("Subject", "Fwd: Des obusiers prêts pour Tallinn")
    made["From"] = headers.pop("From", "Le Phare <lettre@phare.example>")
    made["Date"] = "Tue, 12 Mar 2024 23:45:00 -0500"
    made["MIME-Version"] = "1.0"
    for name, said in headers.items():
        made[name.replace("_", "-")] = said
    return made


PAGE = f"<html><body><h1>{TITLE}</h1><article><p>{BODY}</p><p>{BODY} Fin.</p></article></body>"


@pytest.mark.parametrize("name", ["lettre.eml", "lettre.txt"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_a_message_is_read_by_its_text(tmp_path: Path, name: str, encoding: str) -> None:
    sent = message()
    sent.set_content(f"{BODY}\n\n{BODY} Fin.\n", charset="windows-1252", cte=encoding)
    sent.add_alternative("<p>Ouvrez ce message autrement.</p>", subtype="html")
    (tmp_path / name).write_bytes(bytes(sent))
    found = article(read(tmp_path))
    assert found.title == "Des obusiers prêts pour Tallinn"
    assert " ".join(found.paragraphs) == f"{BODY} {BODY} Fin."
    assert found.published is not None
    assert (found.published.day, found.published.method) == (date(2024, 3, 12), "header")


def test_a_message_that_holds_a_page_is_read_by_it(tmp_path: Path) -> None:
    sent = message()
    sent.set_content("Lisez-nous en ligne.")
    sent.add_alternative(PAGE, subtype="html", charset="windows-1252")
    (tmp_path / "a.eml").write_bytes(bytes(sent))
    assert f"{BODY} Fin." in article(read(tmp_path)).paragraphs


def test_the_day_on_which_a_page_was_saved_dates_nothing(tmp_path: Path) -> None:
    url = "https://phare.example/obusiers"
    saved = message(From="<Saved by Rotor>", Snapshot_Content_Location=url)
    saved.set_content(PAGE, subtype="html")
    saved.make_related()
    (tmp_path / "a.mhtml").write_bytes(bytes(saved))
    found = article(read(tmp_path))
    assert (found.url, found.published) == (url, None)
    assert f"{BODY} Fin." in found.paragraphs


def test_a_message_without_a_body_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(bytes(message()))
    assert "holds no text" in str(rejection(read(tmp_path)))


@pytest.mark.parametrize("sender", ["x: y: z;;", "=?utf-8?Q?a=C3?=", ";:,<>"])
def test_a_header_that_nobody_can_read_costs_no_message(tmp_path: Path, sender: str) -> None:
    head = f"From: {sender}\nSubject: {TITLE}\nMIME-Version: 1.0\nDate: hier\n"
    (tmp_path / "a.eml").write_text(f"{head}\n{BODY}\n", encoding="utf-8")
    found = article(read(tmp_path))
    assert (found.title, found.paragraphs, found.published) == (TITLE, (BODY,), None)


def test_a_file_that_is_no_message_but_named_as_one_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(b"\x7fELF" + bytes(range(32)) * 40)
    assert "not text" in str(rejection(read(path)))
