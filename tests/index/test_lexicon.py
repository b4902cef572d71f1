"""The lexicon renders words and phrases both ways, in whatever form they are typed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

import index.lexicon as lexicon_package
from index.analysis import is_stop_word
from index.errors import ConfigurationError
from index.lexicon import Lexicon, load_lexicon
from index.lexicon.entries import Entry, read_entries
from tests.index.rendering import renderings, renderings_of

FILES = [
    Path(lexicon_package.__file__).with_name(name)
    for name in ("lexicon.tsv", "phrases.tsv", "everyday.tsv", "places.tsv")
]


def test_every_entry_is_found_from_either_side(lexicon: Lexicon) -> None:
    entries = [one for path in FILES for one in read_entries(path)]
    lost = [
        (form, other)
        for entry in entries
        for lang, forms, others in (("fr", entry.fr, entry.en), ("en", entry.en, entry.fr))
        for form in forms
        for other in others
        if not any(other in texts for _, texts in renderings(lexicon, form, lang))
        and not is_stop_word(form, lang)
    ]
    assert lost == []


def test_no_pair_stands_twice() -> None:
    entries = [one for path in FILES for one in read_entries(path)]
    pairs = Counter((entry.fr[0], entry.en[0], entry.pos) for entry in entries)
    assert [pair for pair, count in pairs.items() if count > 1] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_line_says_only_what_another_says(path: Path) -> None:
    entries = list(read_entries(path))
    by_form: dict[str, list[Entry]] = {}
    for entry in entries:
        for form in entry.fr:
            by_form.setdefault(form, []).append(entry)
    assert [
        entry
        for entry in entries
        for other in by_form[entry.fr[0]]
        if other is not entry
        and entry.pos == other.pos
        and {*entry.fr} <= {*other.fr}
        and {*entry.en} <= {*other.en}
    ] == []


def test_the_field_is_covered_by_more_than_750_pairs(lexicon: Lexicon) -> None:
    assert lexicon.size >= 750


@pytest.mark.parametrize(
    ("lang", "typed", "rendered"),
    [
        ("en", "deliveries", "livraison"),
        ("en", "purchased", "acheter"),
        ("en", "sold", "vendre"),
        ("en", "freed", "libérer"),
        ("en", "fled", "fuir"),
        ("en", "fallen", "tomber"),
        ("en", "held", "détenir"),
        ("en", "agreed", "convenir"),
        ("en", "policemen", "policier"),
        ("en", "servicemen", "militaire"),
        ("en", "spokesmen", "porte-parole"),
        ("en", "gunmen", "homme armé"),
        ("en", "intermediaries", "intermédiaire"),
        ("en", "proxies", "supplétif"),
        ("en", "sent", "envoyer"),
        ("fr", "livrées", "deliver"),
        ("fr", "vendu", "sell"),
        ("fr", "achetait", "buy"),
        ("fr", "représailles", "retaliation"),
        ("en", "SANCTIONS", "sanctions"),
        ("en", "defence", "défense"),
        ("en", "defense", "défense"),
        ("en", "armor", "blindage"),
        ("en", "armour", "blindage"),
        ("en", "organization", "organisation"),
        ("fr", "l'exportation", "export"),
        ("fr", "d’armes", "weapons"),
    ],
)
def test_inflections_and_spellings_are_found(
    lexicon: Lexicon, lang: str, typed: str, rendered: str
) -> None:
    assert rendered in renderings_of(lexicon, typed, lang)


@pytest.mark.parametrize(
    ("typed", "right", "wrong"),
    [
        ("armee", "army", "weapon"),
        ("fusee", "rocket", "fuse"),
        ("cooperation", "cooperation", "cooper"),
        ("deploye", "deploy", "employ"),
        ("blesse", "wounded", "bless"),
        ("frontiere", "border", "front"),
    ],
)
def test_missing_accents_are_forgiven(lexicon: Lexicon, typed: str, right: str, wrong: str) -> None:
    found = renderings_of(lexicon, typed, "fr")
    assert right in found
    assert wrong not in found


@pytest.mark.parametrize(
    ("lang", "query", "passages"),
    [
        ("en", "arms embargo", [("arms embargo", "embargo sur les armes")]),
        ("fr", "embargo sur les armes", [("embargo sur les armes", "arms embargo")]),
        ("fr", "cessez-le-feu", [("cessez-le-feu", "ceasefire")]),
        ("fr", "un cessez le feu", [("cessez le feu", "ceasefire")]),
        ("en", "cease-fire talks", [("cease-fire", "cessez-le-feu"), ("talks", "pourparlers")]),
        (
            "en",
            "air strikes continue",
            [("air strikes", "frappe aérienne"), ("continue", "continuer")],
        ),
        ("fr", "contrôle à l’exportation", [("contrôle à l’exportation", "export control")]),
        ("en", "UN Security Council", [("Security Council", "Conseil de sécurité")]),
    ],
)
def test_the_longest_phrase_is_rendered_as_one(
    lexicon: Lexicon, lang: str, query: str, passages: list[tuple[str, str]]
) -> None:
    found = renderings(lexicon, query, lang)
    assert [source for source, _ in found] == [source for source, _ in passages]
    assert all(right in texts for (_, texts), (_, right) in zip(found, passages, strict=True))


@pytest.mark.parametrize(
    ("typed", "rendered", "is_derived"),
    [
        ("collected", "collecter", False),
        ("collecting", "collecter", False),
        ("collections", "collecter", True),
        ("collectively", "collecter", True),
        ("parties", "parti", False),
        ("partied", "parti", False),
    ],
)
def test_what_only_shares_a_stem_is_told_from_an_inflection(
    typed: str, rendered: str, is_derived: bool
) -> None:
    own = Lexicon([Entry(("collecter",), ("collect",), "v"), Entry(("parti",), ("party",), "n")])
    (passage,) = own.translations([typed], "en")
    assert [one.text for one in passage.renderings] == [rendered]
    assert passage.is_derived is is_derived


def test_an_inflection_is_rendered_by_its_own_word_alone() -> None:
    own = Lexicon(
        [Entry(("opération",), ("operation",), "n"), Entry(("exploiter",), ("operate",), "v")]
    )
    (passage,) = own.translations(["operating"], "en")
    assert [one.text for one in passage.renderings] == ["exploiter"]


def test_a_lexicon_is_read_once() -> None:
    assert load_lexicon() is load_lexicon()


@pytest.fixture
def threads_by_turns() -> Iterator[None]:
    """Threads give way to each other all the time."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("threads_by_turns")
def test_all_who_ask_a_new_lexicon_at_once_find_inflected_words() -> None:
    words = ("detained", "deliveries", "purchased", "stepped", "retaliating")
    fresh, start = Lexicon(read_entries(FILES[0])), Barrier(8)

    def asked(_: int) -> list[set[str]]:
        start.wait()
        return [renderings_of(fresh, word, "en") for word in words]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(asked, range(8)))
    assert all(found[0])
    assert found == [found[0]] * 8


def test_a_warm_lexicon_stems_nothing_but_what_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    def stemmed(lexicon: Lexicon) -> set[str]:
        asked: set[str] = set()
        monkeypatch.setattr(
            "index.lexicon.lexicon.terms", lambda word, _: asked.add(word) or [word[:5]]
        )
        assert lexicon.translations(["zorbings"], "en")
        monkeypatch.undo()
        return asked

    cold = Lexicon([Entry(("zorbage",), ("zorbinary",), "n")])
    warm = Lexicon([Entry(("vorbage",), ("zorbiness",), "n")])
    warm.warm_up()
    assert stemmed(cold) == {"zorbings", "zorbinary"}
    assert stemmed(warm) == set()  # what was typed is known by now


_IRREGULAR = {
    "bear": "bore borne", "begin": "began begun", "build": "built", "buy": "bought",
    "drive": "drove driven", "fall": "fell fallen", "fight": "fought", "find": "found",
    "flee": "fled", "fly": "flew flown", "free": "freed", "freeze": "froze frozen", "get": "got",
    "give": "gave given", "hear": "heard", "hold": "held", "know": "knew known", "lead": "led",
    "leave": "left", "lend": "lent", "make": "made", "meet": "met", "overthrow": "overthrew",
    "pay": "paid", "rebuild": "rebuilt", "retake": "retook retaken", "run": "ran", "say": "said",
    "seek": "sought", "sell": "sold", "send": "sent", "shoot": "shot", "show": "shown",
    "sink": "sank sunk", "speak": "spoke spoken", "spend": "spent", "steal": "stole stolen",
    "strike": "struck", "swear": "swore sworn", "take": "took taken", "think": "thought",
    "throw": "threw thrown", "withdraw": "withdrew withdrawn", "write": "wrote written",
}  # fmt: skip


def test_every_irregular_verb_has_its_past() -> None:
    entries = read_entries(Path(lexicon_package.__file__).with_name("lexicon.tsv"))
    short = [
        (entry.en[0], past)
        for entry in entries
        if entry.pos == "v"
        for past in _IRREGULAR.get(entry.en[0].split()[0], "").split()
        if past not in {form.split()[0] for form in entry.en}
    ]
    assert short == []


@pytest.mark.parametrize(
    ("text", "french"),
    [
        ("subs", "sous-marin"),
        ("helos", "hélicoptère"),
        ("IEDs", "engin explosif improvisé"),
        ("submachine guns", "pistolet-mitrailleur"),
        ("landed", "atterrir"),
        ("boarded", "arraisonner"),
        ("dropped", "larguer"),
        ("handed", "remettre"),
        ("grounded", "clouer au sol"),
        ("donated", "offrir"),
        ("share", "part"),
        ("defective", "défectueux"),
    ],
)
def test_a_word_of_the_field_is_rendered_as_the_field_means_it(
    lexicon: Lexicon, text: str, french: str
) -> None:
    ((_, found),) = renderings(lexicon, text, "en")
    assert french in found


@pytest.mark.parametrize(
    "text",
    [
        *("ordnance", "shotgun", "defuse", "demining", "unexploded", "booby trap", "silencer"),
        *("roadside bomb", "suicide vest", "bulletproof vest", "shoulder-fired", "arms cache"),
        *("airliner", "turret", "salvo", "heavy water", "carbon fibre", "serial number", "crate"),
        *("arms fair", "end use", "transit permit", "sanctions-busting", "snapback", "donor"),
        *("gunfire", "crossfire", "sergeant", "stronghold", "skirmish", "rubble", "beheading"),
        *("curfew", "martial law", "standoff", "backlash", "house arrest", "ballot", "turnout"),
    ],
)
def test_words_of_the_field_are_rendered(lexicon: Lexicon, text: str) -> None:
    ((source, found),) = renderings(lexicon, text, "en")
    assert source == text
    assert found


def test_each_rendering_states_its_part_of_speech(lexicon: Lexicon) -> None:
    (passage,) = lexicon.translations(["livraison"], "fr")
    assert {rendering.pos for rendering in passage.renderings} == {"n"}


@pytest.mark.parametrize(
    ("word", "right", "first"),
    [
        ("people", "gens", "personne"),
        ("women", "femme", "femme"),
        ("hospitals", "hôpital", "hôpital"),
        ("harbour", "port", "port"),
        ("mayor", "maire", "maire"),
        ("taught", "enseigner", "enseigner"),
        ("teenager", "adolescent", "adolescent"),
        ("wine", "vin", "vin"),
        ("farmers", "agriculteur", "agriculteur"),
        ("Christmas", "Noël", "Noël"),
        ("burglary", "cambriolage", "cambriolage"),
        ("hideout", "cache", "cache"),
        ("sacked", "licencier", "limoger"),
        ("assaulted", "agresser", "assaut"),
        ("Mariupol", "Marioupol", "Marioupol"),
        ("normandy", "Normandie", "Normandie"),
        ("brawls", "rixe", "bagarre"),
        ("patients", "patient", "malade"),
        ("athletes", "athlète", "athlète"),
    ],
)
def test_everyday_words_of_the_press_are_rendered(
    lexicon: Lexicon, word: str, right: str, first: str
) -> None:
    (passage,) = lexicon.translations([word], "en")
    assert right in {one.text for one in passage.renderings}
    assert passage.renderings[0].text == first


@pytest.mark.parametrize("words", [[], [""], ["zzz"], ["'"], ["-"], ["l'"], ["?"]])
def test_unknown_words_have_no_rendering(lexicon: Lexicon, words: list[str]) -> None:
    assert lexicon.translations(words, "fr") == ()


@pytest.mark.parametrize("word", ["diffère", "employés", "décidés", "tri", "parti", "armi"])
def test_a_word_with_accents_is_no_inflection_of_an_english_one(
    lexicon: Lexicon, word: str
) -> None:
    assert lexicon.translations([word], "en") == ()


@pytest.mark.parametrize(
    ("lang", "word"),
    [("en", "may"), ("fr", "est"), ("fr", "été"), ("en", "the"), ("en", "of")],
)
def test_function_words_are_not_rendered(lexicon: Lexicon, lang: str, word: str) -> None:
    assert lexicon.translations([word], lang) == ()


def test_a_month_that_looks_like_a_function_word_is_known_by_its_capital(lexicon: Lexicon) -> None:
    assert renderings_of(lexicon, "May", "en") == {"mai"}


def test_a_third_language_has_no_rendering(lexicon: Lexicon) -> None:
    assert lexicon.translations(["arme"], "de") == ()


def test_a_user_may_add_entries(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("\ufefffr\ten\n# mine\nbouclier\tshield\n\n", encoding="utf-8")
    assert renderings_of(load_lexicon(path), "shields", "en") == {"bouclier", "protéger"}
    assert "weapon" in renderings_of(load_lexicon(path), "arme", "fr")


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("bouclier\tshield\nbouclier shield\n", 2, "no tab"),
        ("\tshield\n", 1, "French side is empty"),
        ("# x\nbouclier\t \tn\n", 2, "English side is empty"),
        ("bouclier\t|\n", 1, "English side is empty"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, content: str, line: int, what: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=what) as raised:
        load_lexicon(path)
    assert raised.value.place == f"{path}:{line}"


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "latin.tsv").write_bytes(b"arm\xe9e\tarmy\n")
    for name in ("absent.tsv", "latin.tsv"):
        with pytest.raises(ConfigurationError, match="cannot be read") as raised:
            load_lexicon(tmp_path / name)
        assert raised.value.place == str(tmp_path / name)
