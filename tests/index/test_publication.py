"""Dates are evidence: where they may come from, how sure they are, and what is no date at all."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from index.article import Article, DateStamp, Dropped, Origin
from index.days import find_days, from_epoch, parse_day
from index.publication import date_article

LATEST = date(2025, 6, 1)


def dated(*dropped: tuple[str, str], lang: str = "fr", body: str = "Un texte.") -> DateStamp | None:
    """The date of an article whose page said `dropped` (kind, text) above line 10."""
    article = Article(
        id="x",
        origin=Origin("x.txt"),
        paragraphs=(body,),
        lines=(10,),
        lang=lang,
        dropped=tuple(Dropped(n, kind, text) for n, (kind, text) in enumerate(dropped, start=1)),
    )
    return date_article(article, latest=LATEST).published


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("septembre 28, 2022", "2022-09-28"),
        ("28 septembre 2022", "2022-09-28"),
        ("1er mars 2023", "2023-03-01"),
        ("5 janv. 2024", "2024-01-05"),
        ("24 Fév 2023", "2023-02-24"),
        ("Publié le 5 janvier 2024 à 10h12", "2024-01-05"),
        ("mercredi 14 août 2024", "2024-08-14"),
        ("02/01/2024", "2024-01-02"),
        ("02.01.2024", "2024-01-02"),
        ("2. 1. 2024, 18:07", "2024-01-02"),
        ("2.1.24", "2024-01-02"),
        ("Publié le 23-01-24 à 18h52", "2024-01-23"),
        ("le 23-01-24", "2024-01-23"),
        ("23-01-24, 18:52", "2024-01-23"),
        ("23 / 01 / 2024", "2024-01-23"),
        ("23/01/202418:52", "2024-01-23"),
        ("23 janvier 202418h52", "2024-01-23"),
        ("23 janvier 20248h52", "2024-01-23"),
        ("23/01/202423 janvier 2024", "2024-01-23"),
        ("01/15/2024", "2024-01-15"),
        ("2024-01-23 18:52:23", "2024-01-23"),
        ("2024-01-23T23:59:00-08:00", "2024-01-23"),
        ("2024/01/23", "2024-01-23"),
        ("20240123", "2024-01-23"),
        ("Tue, 23 Jan 2024 18:52:23 +0100", "2024-01-23"),
        ("January 23rd, 2024", "2024-01-23"),
        ("23. Januar 2024", "2024-01-23"),
        ("3. März 2024", "2024-03-03"),
        ("23 de enero de 2024", "2024-01-23"),
        ("23 января 2024 года", "2024-01-23"),
        ("23 січня 2024", "2024-01-23"),
        ("23. januar 2024", "2024-01-23"),
        ("23 يناير 2024", "2024-01-23"),
        ("23 جانفي 2024", "2024-01-23"),
        ("23 Ocak 2024", "2024-01-23"),
        ("23. ledna 2024", "2024-01-23"),
        ("23 ianuarie 2024", "2024-01-23"),
        ("2024年1月23日", "2024-01-23"),
        ("AFP 231530 JAN 24", "2024-01-23"),
        ("2024년 1월 23일", "2024-01-23"),
        ("alliés20 juin 2023", "2023-06-20"),
        ("1706027373", "2024-01-23"),
        ("1706027373000", "2024-01-23"),
        ("2024-01", "2024-01"),
        ("janvier 2024", "2024-01"),
        ("2024", "2024"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, iso: str) -> None:
    found = parse_day(text, latest=LATEST)
    assert found is not None
    assert DateStamp(*found, "stated", 1.0).iso() == iso


@pytest.mark.parametrize(
    "text",
    [
        "", "mardi", "10h12", "2024-13-45", "2024-02-30", "30 février 2024", "31.04.2024",
        "2025-06-02", "3 juillet 2025", "2099", "946684799", "99999999999", "1706027373 articles",
        "version 3.1.2024.7", "12 chars 2024", "1 2024", "3 / 4 / 12", "3/4/12345",
        "3 mars 20245", "3. 4. 12", "lot 23-01-24", "le 3-1-24", "3 set 2024",
        "le 06-12-34-56", "le 23-01-240",
    ],
)  # fmt: skip
def test_what_is_no_day_until_today_is_none(text: str) -> None:
    assert parse_day(text, latest=LATEST) is None


def test_a_number_pair_is_day_first_but_in_english_only_its_year_is_sure() -> None:
    assert parse_day("03/04/2024", lang="fr", latest=LATEST) == (date(2024, 4, 3), "day")
    assert parse_day("03/04/2024", lang="en", latest=LATEST) == (date(2024, 1, 1), "year")
    assert parse_day("13/04/2024", lang="en", latest=LATEST) == (date(2024, 4, 13), "day")
    assert parse_day("04/04/2024", lang="en", latest=LATEST) == (date(2024, 4, 4), "day")
    assert parse_day("03.04.2024", lang="en", latest=LATEST) == (date(2024, 4, 3), "day")


def test_days_are_found_with_their_place() -> None:
    text = "du 3 mars 2023 au 2023-04-05, puis en mai 2023"
    found = find_days(text, latest=LATEST)
    assert [text[day.start : day.end] for day in found] == ["3 mars 2023", "2023-04-05", "mai 2023"]
    assert [day.precision for day in found] == ["day", "day", "month"]


def test_seconds_since_1970_count_from_2000_until_now() -> None:
    now = int(datetime.now(UTC).timestamp())
    assert from_epoch(str(now)) is not None
    assert from_epoch(str(now + 3 * 86_400)) is None
    assert from_epoch("946684800") == date(2000, 1, 1)
    assert from_epoch("946684799") is None
    assert from_epoch("1706027373") == date(2024, 1, 23)


def test_a_bare_date_above_the_text_is_weak_evidence() -> None:
    stamp = dated(("page-date", "septembre 28, 2022"))
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == ("2022-09-28", "header")
    assert stamp.confidence < 0.5
    assert stamp.evidence == "septembre 28, 2022"


def test_of_bare_dates_the_day_is_taken_and_not_its_month() -> None:
    stamp = dated(("page-date", "NOTE | SEPTEMBRE 2023"), ("page-date", "21 septembre 2023"))
    assert stamp is not None
    assert stamp.iso() == "2023-09-21"


def test_a_timestamp_below_the_text_is_strong_evidence_and_beats_the_epoch() -> None:
    stamp = dated(("epoch", "1706000000"), ("timestamp", "2024-01-20 18:52:23"))
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == ("2024-01-20", "trailer")
    assert stamp.confidence >= 0.9


def test_seconds_since_1970_below_the_text_date_it_where_nothing_else_does() -> None:
    stamp = placed((9, "epoch", "1706000000"))
    assert stamp is not None
    assert (stamp.iso(), stamp.method, stamp.evidence) == ("2024-01-23", "trailer", "1706000000")


def placed(*dropped: tuple[int, str, str]) -> DateStamp | None:
    """The date of an article at lines 10 to 12 whose page said `dropped` (line, kind, text)."""
    article = Article(
        id="x",
        origin=Origin("x.txt"),
        paragraphs=("Un texte.", "Sa suite."),
        lines=(10, 12),
        lang="fr",
        dropped=tuple(Dropped(*line) for line in dropped),
    )
    return date_article(article, latest=LATEST).published


@pytest.mark.parametrize(
    "below",
    [
        ("page-date", "9 mai 2025"),
        ("page-date", "9 mai 2025 à 12:30"),
        ("timestamp", "2025-05-09 12:30:00"),
    ],
)
def test_a_date_below_the_text_does_not_beat_the_one_above_it(below: tuple[str, str]) -> None:
    stamp = placed((3, "page-date", "26 janvier 2024"), (14, *below))
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == ("2024-01-26", "header")


@pytest.mark.parametrize("day", [20, 28])
def test_a_date_below_the_text_that_says_published_beats_a_bare_one_above_it(day: int) -> None:
    below = (14, "page-date", f"Publié le {day} janvier 2024")
    stamp = placed((3, "page-date", "26 janvier 2024"), below)
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == (f"2024-01-{day}", "trailer")


@pytest.mark.parametrize(
    ("above", "below", "iso"),
    [
        ("26 janvier 2024", "20 janvier 2024 à 12:30", "2024-01-20"),
        ("26 janvier 2024", "20 janvier 2024", "2024-01-26"),
        ("26 janvier 2024 à 9h00", "20 janvier 2024 à 12:30", "2024-01-26"),
    ],
)
def test_an_earlier_day_with_its_time_below_the_text_beats_a_bare_one_above_it(
    above: str, below: str, iso: str
) -> None:
    stamp = placed((3, "page-date", above), (14, "page-date", below))
    assert stamp is not None
    assert stamp.iso() == iso


@pytest.mark.parametrize("line", [3, 14])
def test_a_day_with_its_time_beats_a_bare_one_beside_it(line: int) -> None:
    bare, timed = "26 janvier 2024", "20 janvier 2024 à 12:30"
    stamp = placed((line, "page-date", bare), (line, "page-date", timed))
    assert stamp is not None
    assert stamp.iso() == "2024-01-20"


def test_of_an_article_without_lines_no_day_stands_below_the_text() -> None:
    day = Dropped(3, "page-date", "26 janvier 2024")
    article = Article(id="x", origin=Origin("x"), paragraphs=("Un texte.",), dropped=(day,))
    stamp = date_article(article, latest=LATEST).published
    assert stamp is not None
    assert stamp.method == "header"


def test_a_date_below_the_text_beats_that_of_an_update_above_it() -> None:
    update = (3, "page-date", "Mis à jour le 28 janvier 2024")
    stamp = placed(update, (14, "page-date", "26 janvier 2024"))
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == ("2024-01-26", "trailer")


def test_publication_beats_update_on_one_line_and_on_two() -> None:
    one = dated(("page-date", "Mis à jour le 7 janvier 2024 à 9h, publié le 5 janvier 2024 à 10h"))
    two = dated(
        ("page-date", "Mis à jour le 7 janvier 2024 à 9h00"),
        ("page-date", "Publié le 5 janvier 2024"),
    )
    assert one is not None
    assert two is not None
    assert one.iso() == two.iso() == "2024-01-05"


def test_first_publication_beats_last_modification() -> None:
    stamp = dated(
        ("page-date", "Dernière modification : 13/04/2023"),
        ("page-date", "Première publication : 12/04/2023"),
    )
    assert stamp is not None
    assert stamp.iso() == "2023-04-12"


@pytest.mark.parametrize(
    "word", ["Mis à jour le", "MAJ le", "Update :", "Actualisé le", "Corrigé le", "Güncelleme:"]
)
def test_the_time_of_an_update_does_not_beat_a_bare_day(word: str) -> None:
    stamp = dated(("page-date", "5 janvier 2024"), ("page-date", f"{word} 07/01/2024 à 9h00"))
    assert stamp is not None
    assert stamp.iso() == "2024-01-05"


@pytest.mark.parametrize("text", ["Republié le 5 janvier 2024", "Major Tamm, 5 janvier 2024"])
def test_a_word_that_only_holds_one_for_publication_or_update_says_neither(text: str) -> None:
    bare, stamp = dated(("page-date", "5 janvier 2024")), dated(("page-date", text))
    assert bare is not None
    assert stamp is not None
    assert stamp.confidence == bare.confidence


def test_what_english_leaves_open_on_a_page_is_its_year() -> None:
    stamp = dated(("page-date", "Published 03/04/2024"), lang="en")
    assert stamp is not None
    assert stamp.iso() == "2024"


def test_an_update_alone_is_weaker_than_anything_else() -> None:
    update = dated(("page-date", "Mis à jour le 7 janvier 2024 à 9h00"))
    bare = dated(("page-date", "7 janvier 2024"))
    assert update is not None
    assert bare is not None
    assert update.confidence < bare.confidence
    behind = dated(("page-date", "7 janvier 2024, mis à jour à 9h00"))
    assert behind is not None
    assert behind.confidence > bare.confidence


@pytest.mark.parametrize(
    "kind",
    [
        "video-teaser",
        "prev-next",
        "related-link",
        "photo-caption",
        "read-link",
        "copyright",
        "comments",
    ],
)
def test_the_date_of_a_caption_teaser_or_neighbour_is_not_the_articles(kind: str) -> None:
    assert dated((kind, "Un autre sujet (2 juillet 2024)")) is None


@pytest.mark.parametrize(
    "body",
    [
        "Le rapport du 3 mars 2023 est sévère.",
        "Les sanctions courent jusqu’au 3 mars 2023, a dit Kiev – sans surprise.",
        "Tous doivent partir d’ici 2019.",
        "Le 5 janvier 2024, Kiev a reçu douze obusiers.",
        "Au sommet de Vilnius, le 11 juillet 2023, l’Alliance a promis – encore – des obus.",
        "Vilnius, le 11 juillet 2023, l’Alliance promet – encore – des obus.",
        "Berlin, 9 novembre 1989 – Le mur tombe. En 2010, l’armée vendait ses chars.",
        "Berlin, 9 novembre 1989 – Le mur tombe. En 1991, l’armée vendait ses chars.",
        "Le ministre, 3 mars 2024 – une photo le montre – était à Kiev.",
    ],
)
def test_a_date_in_the_text_is_not_its_publication(body: str) -> None:
    assert dated(body=body) is None


@pytest.mark.parametrize(
    ("body", "iso"),
    [
        ("KIEV, 3 mars 2024 (AFP) – Les obusiers sont arrivés.", "2024-03-03"),
        ("Kiev, 3 mars 2024 (AFP) – Les obusiers sont arrivés.", "2024-03-03"),
        ("NEW YORK, 3 mars 2024 – Le Conseil s’est réuni.", "2024-03-03"),
        ("NEW YORK, March 3, 2024 (Reuters) - The Council met.", "2024-03-03"),
        ("ANP-Niamey (Niger) 3 mars 2024 - La douane a saisi des fusils.", "2024-03-03"),
        ("Port-au-Prince, 3 mars 2024 (Ayiti Presse) --- Les fusils.", "2024-03-03"),
        ("Lomé (Togo), le 3 mars 2024-Le ministère a reçu des radars.", "2024-03-03"),
        ("Bamako, le 3 mars 2024 – Le ministère a reçu des radars.", "2024-03-03"),
    ],
)
def test_a_dateline_dates_the_article(body: str, iso: str) -> None:
    stamp = dated(body=body)
    assert stamp is not None
    assert (stamp.iso(), stamp.method) == (iso, "dateline")


def test_a_place_without_an_agency_is_a_less_sure_dateline() -> None:
    sure = dated(body="Kiev, 3 mars 2024 (AFP) – Les obusiers sont arrivés.")
    unsure = dated(body="Kiev, 3 mars 2024 – Les obusiers sont arrivés.")
    assert sure is not None
    assert unsure is not None
    assert unsure.confidence < sure.confidence


def test_a_number_that_holds_a_later_year_is_none() -> None:
    body = "Kiev, 3 mars 2024 – Les 20500 obus et les 12030 tonnes de blé sont arrivés."
    assert dated(body=body) is not None


def test_a_dateline_without_a_year_is_no_date() -> None:
    assert dated(body="KIEV, 3 mars (AFP) – Les obusiers sont arrivés.") is None


def test_a_header_beats_a_weaker_dateline_and_not_a_stronger_one() -> None:
    body = "KIEV, 3 mars 2024 (AFP) – Les obusiers sont arrivés."
    strong = dated(("page-date", "Publié le 4 mars 2024"), body=body)
    weak = dated(("page-date", "9 mars 2024"), body=body)
    assert strong is not None
    assert weak is not None
    assert (strong.method, weak.method) == ("header", "dateline")


def test_what_the_format_states_is_kept() -> None:
    stated = DateStamp(date(2020, 1, 1), "year", "stated", 1.0)
    article = Article("x", Origin("x"), paragraphs=("a",), published=stated)
    late = Dropped(1, "page-date", "Publié le 5 janvier 2024")
    again = date_article(
        Article("x", Origin("x"), paragraphs=("a",), published=stated, dropped=(late,))
    )
    assert date_article(article).published is again.published is stated


def test_a_date_of_the_future_is_no_date() -> None:
    assert dated(("page-date", "2 juin 2025")) is None
    assert dated(("page-date", "Publié le 5 janvier 2031")) is None


@pytest.mark.parametrize(
    ("title", "iso"),
    [
        ("Revue de presse du lundi 24 juin 2024", "2024-06-24"),
        ("Revue de presse de juin 2024", None),
        ("Revue de presse du 24 juin 2024 : des obus", None),
        ("Discours du 24 juin 2024", None),
    ],
)
def test_what_is_called_by_its_day_is_of_that_day(title: str, iso: str | None) -> None:
    article = Article(id="x", origin=Origin("x"), title=title, paragraphs=("Un texte.",), lang="fr")
    stamp = date_article(article, latest=LATEST).published
    assert (stamp.iso() if stamp else None) == iso
