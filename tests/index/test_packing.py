"""What travels to a worker process and back arrives as it was."""

from __future__ import annotations

import pickle
from datetime import date

from index.article import Article, DateStamp, Origin
from index.errors import SourceError
from index.pipeline.packing import pack_found, pack_outcome, unpack_found, unpack_outcome
from index.pipeline.understanding import Found, Outcome, Prepared, Unchanged, prepare

DATED = Article(
    "a/1",
    Origin("lot.jsonl", 7),
    title="Trois frégates pour la marine grecque",
    paragraphs=("La Grèce commande trois frégates de 4 500 tonnes.", "Premier départ en juin."),
    url="https://phare.example/a/1",
    agencies=("afp",),
    published=DateStamp(date(2023, 5, 1), "month", "stated", 1.0, "mai 2023"),
)
MIXED = Article(
    "b",
    Origin("b.txt"),
    paragraphs=(
        "Le ministère a confirmé mardi l’envoi de six lanceurs, attendus avant l’été à Odessa.",
        "The ministry confirmed on Tuesday that six launchers would reach Odesa before summer.",
    )
    * 2,
)
BARE = Article("c", Origin("c.txt"), paragraphs=("…",))


def travelled(found: Found) -> Found:
    return unpack_found(pickle.loads(pickle.dumps(pack_found(found))))


def returned(outcome: Outcome) -> Outcome:
    return unpack_outcome(pickle.loads(pickle.dumps(pack_outcome(outcome))))


def test_raw_articles_reach_a_worker_as_they_were_read() -> None:
    for article in (DATED, MIXED, BARE):
        assert travelled(article) == article


def test_prepared_articles_come_back_as_they_were_made() -> None:
    for article in (DATED, MIXED):
        made = prepare(article)
        assert isinstance(made, Prepared)
        assert returned(made) == made


def test_the_words_of_a_mixed_article_keep_their_languages() -> None:
    made = returned(prepare(MIXED))
    assert isinstance(made, Prepared)
    assert (made.surfaces["lanceurs"], made.surfaces["launchers"]) == ("fr", "en")


def test_what_is_no_article_passes_through() -> None:
    fault = SourceError("holds no text", place="c.txt", remedy="check it")
    assert str(travelled(fault)) == str(returned(fault)) == str(fault)
    kept = Unchanged("a/1", Origin("lot.jsonl", 7))
    assert travelled(kept) == returned(kept) == kept


def test_an_article_that_joins_a_story_is_stored_with_it() -> None:
    made = prepare(DATED)
    assert isinstance(made, Prepared)
    joined = made.in_story("first")
    assert (made.article.story, joined.article.story) == ("a/1", "first")
    assert joined.entry.story == "first"
    assert joined.document.keywords["story"] == ("first",)
    assert joined.article.paragraphs == made.article.paragraphs


def test_an_article_without_a_word_worth_finding_comes_back_without_one() -> None:
    made = prepare(Article("d", Origin("d.txt"), paragraphs=("Et de la.",), lang="fr"))
    assert isinstance(made, Prepared)
    assert made.document.terms["words"] == ()
    assert returned(made) == made
