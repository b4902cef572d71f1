"""Markdown is read as the text that its signs set, with what its front matter states."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.reading import article, read

PAGE = """---
title: "Tallinn reçoit ses obusiers"
url: https://phare.example/obusiers
sitename: Le Phare
date: 2024-03-12
author: Anna Kowalska
categories: [Défense, Baltique]
---

# Tallinn reçoit ses obusiers

Les **équipages** s’entraînent depuis l’hiver sur un terrain _prêté_ par le pays voisin, et
le port attend [douze pièces](https://phare.example/p "Port") de 155 mm[^1].

## Ce qui reste à livrer

* des obus de *155 mm* ;
* un radar `GM200`.

> « Rien n’est en retard », dit le ministère.

![Un obusier sur le quai](obusier.jpg)

| Pays | Pièces |
|:---|---:|
| Estonie | 12 |

***

Le calcul 3 * 4 = 12 et le fichier plan_de_charge_2024 restent, \\*tels quels\\*.

[^1]: Rapport S/2024/65, p. 14.
[port]: https://phare.example/port
"""


def test_the_signs_of_markdown_go_and_its_text_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    found = article(read(tmp_path))
    assert found.paragraphs == (
        "Tallinn reçoit ses obusiers",
        "Les équipages s’entraînent depuis l’hiver sur un terrain prêté par le pays voisin, et "
        "le port attend douze pièces de 155 mm.",
        "Ce qui reste à livrer",
        "- des obus de 155 mm ;",
        "- un radar GM200.",
        "« Rien n’est en retard », dit le ministère.",
        "Pays | Pièces",
        "Estonie | 12",
        "Le calcul 3 * 4 = 12 et le fichier plan_de_charge_2024 restent, *tels quels*.",
        "[1] Rapport S/2024/65, p. 14.",
    )
    assert found.lines[0] == PAGE.split("\n").index("# Tallinn reçoit ses obusiers") + 1


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(PAGE.replace("\n", "\r\n").encode())
    found = article(read(tmp_path))
    assert (found.source, len(found.paragraphs)) == ("Le Phare", 10)


def test_front_matter_states_what_an_article_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE, encoding="utf-8")
    found = article(read(tmp_path))
    assert found.title == "Tallinn reçoit ses obusiers"
    assert (found.id, found.url, found.source) == (
        found.url,
        "https://phare.example/obusiers",
        "Le Phare",
    )
    assert found.published is not None
    assert (found.published.iso(), found.published.method) == ("2024-03-12", "stated")


@pytest.mark.parametrize(
    ("front", "source", "lang", "day"),
    [
        ("sitename: Le Phare\nlang: en\ndate: 2024-03-12", "Le Phare", "en", "2024-03-12"),
        ("source: 'Le Phare'\nlanguage: EN\npublished: 2024-03", "Le Phare", "en", "2024-03"),
    ],
)
def test_front_matter_may_use_other_keys(
    tmp_path: Path, front: str, source: str, lang: str, day: str
) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nUne phrase.\n", encoding="utf-8")
    found = article(read(tmp_path))
    assert found.published is not None
    assert (found.source, found.lang, found.published.iso()) == (source, lang, day)


def test_the_only_heading_of_first_rank_is_the_title(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(PAGE.split("---\n", 2)[2], encoding="utf-8")
    found = article(read(tmp_path))
    assert (found.id, found.title) == ("a", "Tallinn reçoit ses obusiers")
    assert found.published is None


def test_a_rule_above_a_text_is_no_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\n\nUn obusier: douze pièces.\n\n---\n\nFin.\n", "utf-8")
    assert article(read(tmp_path)).paragraphs == ("Un obusier: douze pièces.", "Fin.")


def test_the_address_of_a_link_may_have_brackets(tmp_path: Path) -> None:
    text = (
        "Le [Leopard](https://phare.example/Leopard_(char)) et le\n![photo](a_(1).jpg)[K2](k2).\n"
    )
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert article(read(tmp_path)).paragraphs == ("Le Leopard et le", "K2.")


def test_a_page_that_was_rendered_as_markdown_states_its_title_address_and_day(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(
        "Title: Tallinn reçoit ses obusiers\n\nURL Source: https://phare.example/obusiers\n\n"
        "Published Time: 2024-03-12T08:00:00Z\n\nNumber of Pages: 2\n\nMarkdown Content:\n"
        "Le port attend [douze pièces](https://phare.example/p) de **155 mm**.\n",
        encoding="utf-8",
    )
    found = article(read(tmp_path))
    assert found.published is not None
    assert (found.title, found.id, found.source, found.published.iso()) == (
        "Tallinn reçoit ses obusiers",
        "https://phare.example/obusiers",
        "phare.example",
        "2024-03-12",
    )
    assert found.paragraphs == ("Le port attend douze pièces de 155 mm.",)
    assert found.lines == (10,)


def test_what_pandoc_writes_around_and_behind_words_goes(tmp_path: Path) -> None:
    text = """::: {#tete .bandeau role="banner"}
[Le Phare]{.nom}
:::

# Oslo n\\'attend plus {#titre .entree}

Le radar est parti \\"hier\\"[.]{.fin} pour [Narvik](/narvik){.lien} {sic}.

![Le quai](/q.jpg){width="800"}
"""
    (tmp_path / "a.md").write_text(text.replace("\\\\", "\\"), encoding="utf-8")
    found = article(read(tmp_path))
    assert found.title == "Oslo n'attend plus"
    assert found.paragraphs == (
        "Le Phare",
        "Oslo n'attend plus",
        'Le radar est parti "hier". pour Narvik {sic}.',
    )
