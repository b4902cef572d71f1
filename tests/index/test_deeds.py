"""The noun and the verb of one deed reach each other, in both languages, below the word itself."""

from __future__ import annotations

import pytest

from index.lexicon import Families, load_lexicon
from index.lexicon.entries import Entry
from index.query import SearchParams
from index.searcher import Searcher
from tests.index.samples import IndexOf, article
from tests.index.test_confusions import APART

ROWS = [
    article("verb", "Un convoi parti", "Le port a livré quarante gabares à la marine."),
    article("noun", "Un quai occupé", "La livraison des gabares a duré deux jours."),
    article("sold", "Un chantier vendu", "Le propriétaire a vendu ses grues à un voisin."),
    article("sale", "Une vente annoncée", "La vente des grues attend un acheteur."),
    article("wind", "Un vent violent", "Le vent a couché les grues du quai."),
    article("spoiled", "Une nuit de sabotage", "Le sabotage des pompes a retardé le départ."),
    article("spoil", "Des inconnus", "Des inconnus ont voulu saboter les pompes du quai."),
    article("face", "Un visage", "Le visage du garde est resté caché sous un casque."),
    article("aim", "Une ombre", "Le garde a visé puis il a renoncé. Viser n’est pas tirer."),
    article("shot", "Un appareil abattu", "La batterie a abattu le ballon de nuit."),
    article("shoots", "Une batterie", "Abattre ce ballon prendra une heure."),
    article("second", "Un second essai", "Le second ballon est parti plus tard."),
    article("one", "Deux djihadistes", "Un djihadiste a fui la palmeraie."),
    article("other", "Un jihadiste", "Deux jihadistes gardaient la palmeraie."),
    article("english", "Wherries at sea", "The yard delivered forty wherries.", lang="en"),
]


@pytest.fixture(scope="module")
def families() -> Families:
    return load_lexicon().families


FALSE = [
    article("rounds", "Des munitions", "Les munitions et les parts, une part avant de partir."),
    article("equipped", "Muni d’un casque", "Il s’est muni d’un casque ; il faut se munir d’eau."),
    article("leaving", "Le départ", "Le départ est pour demain matin."),
    article("message", "Un message", "Un message, un village et un pilonnage."),
    article("player", "Un joueur", "Le joueur de hockey est venu."),
    article("role", "Un rôle", "Le radar va jouer un rôle ; il jouait déjà."),
    article("name", "Un nom", "Monsieur Messer parle avec Madame Villé ; on a pilonné."),
]


@pytest.fixture(scope="module")
def false(index_of: IndexOf) -> Searcher:
    return index_of(FALSE)


@pytest.mark.parametrize(
    ("text", "ids"),
    [("munition", ["rounds"]), ("part", ["rounds"]), ("message", ["message"]),
     ("village", ["message"]), ("joueur", ["player"])],
)  # fmt: skip
def test_a_noun_is_of_no_verb_that_only_looks_like_it(
    false: Searcher, text: str, ids: list[str]
) -> None:
    assert found(false, text) == ids


def found(searcher: Searcher, text: str, **params: object) -> list[str]:
    answer = searcher.search(SearchParams(text=text, **params))  # type: ignore[arg-type]
    return [hit.article.id for hit in answer.hits] if answer.receipt.step == "all" else []


@pytest.mark.parametrize(
    ("lang", "word", "other"),
    [
        ("fr", "livraisons", "livrer"),
        ("fr", "livrées", "livraison"),
        ("fr", "fournisseur", "fournir"),
        ("fr", "achète", "achat"),
        ("fr", "vendu", "vente"),
        ("fr", "tirs", "tirer"),
        ("fr", "prets", "prêter"),
        ("fr", "bombarder", "bombardement"),
        ("fr", "blocages", "bloquer"),
        ("fr", "pilonnage", "pilonner"),
        ("en", "deliveries", "deliver"),
        ("en", "delivered", "delivery"),
        ("en", "suppliers", "supply"),
        ("en", "sold", "sale"),
        ("en", "invasion", "invade"),
        ("en", "certify", "certification"),
    ],
)
def test_a_noun_and_its_verb_are_known(
    families: Families, lang: str, word: str, other: str
) -> None:
    assert other in {one.forms[0] for one in families.of(word, lang)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "word", "other"),
    [
        ("fr", "abattre", "abattu"),
        ("fr", "abattues", "abattre"),
        ("fr", "recevra", "reçu"),
        ("fr", "enverra", "envoyer"),
        ("fr", "permettront", "permettre"),
        ("fr", "vendre", "vendront"),
        ("fr", "dissoute", "dissoudre"),
        ("fr", "atteindre", "atteignent"),
        ("fr", "prévu", "prévoir"),
        ("fr", "soumettre", "soumis"),
        ("fr", "accroître", "accru"),
        ("fr", "détruisent", "détruit"),
        ("fr", "maintient", "maintenu"),
        ("fr", "combattu", "combattre"),
        ("fr", "djihadistes", "jihadiste"),
        ("fr", "jihad", "djihad"),
        ("en", "fought", "fight"),
        ("en", "fleeing", "fled"),
        ("en", "freed", "free"),
        ("en", "armor", "armour"),
    ],
)
def test_the_forms_of_one_word_are_known(
    families: Families, lang: str, word: str, other: str
) -> None:
    related = families.of(word, lang)  # type: ignore[arg-type]
    assert other in {form for one in related if one.kind == "form" for form in one.forms}


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("permis", "permettre"),
        ("émeutes", "émouvoir"),
        ("détenus", "détenir"),
        ("combat", "combattre"),
        ("parachute", "parachutiste"),
    ],
)
def test_a_noun_of_its_own_is_no_form_of_a_verb(families: Families, word: str, other: str) -> None:
    forms = {f for one in families.of(word, "fr") if one.kind == "form" for f in one.forms}
    assert other not in forms


@pytest.mark.parametrize("pair", APART)
def test_words_that_must_stay_apart_are_of_no_deed(
    families: Families, pair: tuple[str, str]
) -> None:
    is_noun = {"équipe"}.__contains__  # a form of équiper too; that it is a noun, the articles show
    for word, other in (pair, pair[::-1]):
        forms = {form for one in families.of(word, "fr", is_noun) for form in one.forms}
        assert other not in forms


@pytest.mark.parametrize(
    ("word", "other"),
    [("visage", "viser"), ("vent", "vendre"), ("otage", "ôter"), ("arme", "armer")],
)
def test_what_only_looks_derived_is_not_related(families: Families, word: str, other: str) -> None:
    assert other not in {form for one in families.of(word, "fr") for form in one.forms}


def test_pairs_of_a_users_lexicon_are_learnt() -> None:
    own = Families([Entry(("grutage",), ("hoisting",), "n"), Entry(("gruter",), ("hoist",), "v")])
    assert [one.forms for one in own.of("grutages", "fr")] == [("gruter",)]
    assert [one.forms[0] for one in own.of("hoisted", "en")] == ["hoisting"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("livraison gabares", ["noun", "verb"]),
        ("livrer gabares", ["verb", "noun"]),
        ("wherry deliveries", ["english"]),
        ("deliveries marine", ["verb"]),
        ("vendre grues", ["sold", "sale"]),
        ("vente grues", ["sale", "sold"]),
        ("saboter pompes", ["spoil", "spoiled"]),
        ("sabotage pompes", ["spoiled", "spoil"]),
        ("visage garde", ["face"]),
        ("abattu ballon", ["shot", "shoots"]),
        ("abattra ballon", ["shot", "shoots"]),
        ("second ballon", ["second"]),
        ("djihadistes palmeraie", ["one", "other"]),
        ("jihadistes palmeraie", ["other", "one"]),
    ],
)
def test_the_word_itself_comes_first_and_the_related_one_after(
    searcher: Searcher, text: str, ids: list[str]
) -> None:
    assert [one for one in found(searcher, text) if one != "wind"] == ids


def test_a_participle_is_found_in_the_feminine_too(index_of: IndexOf) -> None:
    rows = [
        article("one", "Une barque", "Une barque vendue hier."),
        article("more", "Des barques", "Des barques vendues hier."),
        article("sell", "Un chantier", "Il veut vendre la barque."),
    ]
    assert set(found(index_of(rows), "vendre barque")) == {"one", "more", "sell"}


def test_what_shares_a_stem_with_a_related_word_is_not_found(searcher: Searcher) -> None:
    assert "wind" not in found(searcher, "vendre grues")


def test_related_words_are_shown_in_the_receipt_and_marked(searcher: Searcher) -> None:
    answer = searcher.search(SearchParams(text="livraison marine"))
    assert "livr" in answer.receipt.understood[0].terms
    (hit,) = answer.hits
    snippet = hit.snippets[0]
    assert "livré" in {snippet.text[start:end] for start, end in snippet.marks}


@pytest.mark.parametrize("text", ["+livraison marine", '"livraison" marine'])
def test_a_word_taken_as_written_has_no_relatives(searcher: Searcher, text: str) -> None:
    assert found(searcher, text) == []


def test_relatives_are_switched_off_with_every_expansion(searcher: Searcher) -> None:
    assert found(searcher, "livraison marine", expand=False) == []


def test_an_excluded_word_excludes_no_relative(searcher: Searcher) -> None:
    assert found(searcher, "gabares -livraison") == ["verb"]


def test_a_book_is_no_delivery_where_the_articles_have_books(
    index_of: IndexOf,
) -> None:
    rows = [
        *(article(f"b{n}", f"Des livres {n}", "Un livre et deux livres.") for n in range(3)),
        article("noun", "Au quai", "La livraison a duré deux jours."),
        article("verb", "Au port", "Les caisses livrées ont été ouvertes."),
    ]
    searcher = index_of(rows)
    assert found(searcher, "livraison") == ["noun", "verb"]
    assert set(found(searcher, "livre")) == {"b0", "b1", "b2", "verb"}
