"""The query language: what is typed becomes a tree, and what cannot be used is said."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.parse import (
    ALL_CONCEPTS,
    FIELD_NAMES,
    MAX_CHARS,
    MAX_CLAUSES,
    MAX_LEVELS,
    MESSAGES,
    OPERATORS,
    parse,
)
from index.parse.grammar import OperatorForm
from index.query import (
    And,
    Ast,
    DateRange,
    FieldValue,
    Fuzzy,
    Listed,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from tests.index.trees import codes, shape

Leaf = Word | Phrase | Prefix | Fuzzy | FieldValue | DateRange


def leaves(ast: Ast | None) -> list[Leaf]:
    if ast is None:
        return []
    if isinstance(ast, And | Or):
        return [leaf for child in ast.children for leaf in leaves(child)]
    return leaves(ast.child) if isinstance(ast, Not) else [ast]


def words_of(ast: Ast | None) -> list[Word]:
    """The leaves, which are words, every one."""
    words = [leaf for leaf in leaves(ast) if isinstance(leaf, Word)]
    assert len(words) == len(leaves(ast))
    return words


def depth(ast: Ast | None) -> int:
    if isinstance(ast, And | Or):
        return 1 + max(map(depth, ast.children))
    return 1 + depth(ast.child) if isinstance(ast, Not) else 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("obus livrés", ("and", "obus", "livrés")),
        ("obus ET roquettes AND mines", ("and", "obus", "roquettes", "mines")),
        ("obus OU roquettes OR mines", ("or", "obus", "roquettes", "mines")),
        ("a b OU c d", ("or", ("and", "a", "b"), ("and", "c", "d"))),
        ("(a OU b) c", ("and", ("or", "a", "b"), "c")),
        ("(a ET b) c", ("and", ("and", "a", "b"), "c")),
        ("(a b) c", ("and", "a", "b", "c")),
        ("a SAUF b NOT c -d", ("and", "a", ("not", "b"), ("not", "c"), ("not", "d"))),
        ("a SAUF (b c)", ("and", "a", ("not", ("and", "b", "c")))),
        ('-"a b" c', ("and", ("not", '"a b"'), "c")),
        ("a ET SAUF b", ("and", "a", ("not", "b"))),
        ("a OU SAUF b", ("or", "a", ("not", "b"))),
        ('"missile sol-air"', '"missile sol-air"'),
        ('"usine Iran"~5', '"usine Iran"~5'),
        ('"usine Iran"~', '"usine Iran"'),
        ("balist*", "balist*"),
        ("boudanof~ chahed~2", ("and", "boudanof~1", "chahed~2")),
        ("+char", "+char"),
        ("obus +ET", ("and", "obus", "+ET")),
        ("char(s)", "char"),
    ],
)
def test_each_operator_builds_its_tree(text: str, expected: object) -> None:
    assert shape(parse(text).ast) == expected
    assert codes(text) == []


def test_concepts_can_be_switched_off_all_or_one() -> None:
    assert parse("Kiev -concept").switched_off == {ALL_CONCEPTS: (6, 13)}
    assert parse("Kiev -concept:ukr").switched_off == {"ukr": (14, 17)}
    assert parse('Kiev -concept:"Corée du Nord"').switched_off == {"Corée du Nord": (15, 28)}
    assert shape(parse("Kiev -concept:ukr drone").ast) == ("and", "Kiev", "drone")
    assert shape(parse("Kiev SAUF concept").ast) == ("and", "Kiev", ("not", "concept"))


def test_every_facet_is_a_field_of_queries() -> None:
    assert set(get_args(Listed)) <= {entry.field for entry in FIELD_NAMES}


@pytest.mark.parametrize("name", [name for entry in FIELD_NAMES for name in entry.names])
def test_every_field_name_is_understood_in_any_case_quoted_or_not(name: str) -> None:
    value = "2024" if name == "date" else "valeur"
    for text in (f"{name}:{value}", f"{name.upper()}:{value}", f'{name}:"{value}"'):
        ast = parse(text).ast
        assert isinstance(ast, FieldValue | DateRange), text
        assert (ast.start, ast.end) == (0, len(text))
        assert codes(text) == []


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_documented_operator_has_an_example_without_fault(operator: OperatorForm) -> None:
    for example in operator.examples:
        assert parse(example).ast is not None
        assert codes(example) == []


@pytest.mark.parametrize("quotes", ["«»", "“”", "„“", "\uff02\uff02", '""', "”“"])
def test_typographic_quotes_quote(quotes: str) -> None:
    text = f"{quotes[0]} canon automoteur {quotes[1]}"
    assert shape(parse(text).ast) == '"canon automoteur"'


@pytest.mark.parametrize("hyphen", "-\u2010\u2011\u2012\u2013\u2014\u2212\uff0d")
def test_every_hyphen_excludes_in_front_of_a_word_only(hyphen: str) -> None:
    assert shape(parse(f"a {hyphen}b").ast) == ("and", "a", ("not", "b"))
    assert shape(parse(f"sol{hyphen}air").ast) == "sol-air"
    assert shape(parse(f'"a b"{hyphen}c').ast) == ("and", '"a b"', "c")
    assert shape(parse(f"a {hyphen} b").ast) == ("and", "a", "b")
    assert codes(f"a {hyphen} b") == ["lone-hyphen"]


@pytest.mark.parametrize(
    "text",
    [
        "l'armée",
        "S-300",
        "e-mail",
        "aujourd’hui",
        "exemple.fr",
        "12:30",
        "Su-35,",
    ],
)
def test_ordinary_writing_is_a_word(text: str) -> None:
    ast = parse(text).ast
    assert isinstance(ast, Word)
    assert ast.text == text.rstrip(",")
    assert codes(text) == []


def test_tabs_and_line_ends_part_words() -> None:
    assert shape(parse("obus\tlivrés\r\nmines").ast) == ("and", "obus", "livrés", "mines")
    assert codes("obus\tlivrés\r\nmines") == []


def test_a_word_followed_by_a_colon_is_a_word() -> None:
    assert shape(parse("Conseil: réunion").ast) == ("and", "Conseil", "réunion")
    assert codes("Conseil: réunion") == codes("Conseil :réunion") == []


def test_operators_are_words_unless_in_capitals() -> None:
    assert shape(parse("or et ou sauf not Not").ast) == (
        "and", "or", "et", "ou", "sauf", "not", "Not",
    )  # fmt: skip


def test_et_is_a_word_in_a_sentence_in_capitals() -> None:
    ast = parse("PARIS ET ROME SIGNENT ENFIN").ast
    assert isinstance(ast, And)
    assert ast.is_plain
    assert shape(ast) == ("and", "PARIS", "ET", "ROME", "SIGNENT", "ENFIN")


@pytest.mark.parametrize(
    "text",
    [
        "PARIS ET ROME",
        "(PARIS OU BONN) ET (ROME OU OSLO)",
        "PARIS ET ROME signent enfin",
        "PARIS ) - ) + ET ROME",
    ],
)
def test_et_is_an_operator_elsewhere(text: str) -> None:
    ast = parse(text).ast
    assert isinstance(ast, And)
    assert not ast.is_plain


def test_a_sentence_in_capitals_has_its_exclusions() -> None:
    text = "CHARS ET OBUS POUR ROME SAUF DRONES ET PAS MINES"
    assert shape(parse(text).ast) == (
        "and", "CHARS", "ET", "OBUS", "POUR", "ROME", ("not", "DRONES"), "ET", ("not", "MINES"),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["Rome is NOT selling tanks", "ROME WILL NOT SELL ANY TANKS"])
def test_not_behind_its_verb_is_no_operator(text: str) -> None:
    assert shape(parse(text).ast) == ("and", *text.split())


def test_or_behind_a_verb_is_an_operator() -> None:
    assert shape(parse("Rome does OR did").ast) == ("or", ("and", "Rome", "does"), "did")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("date:2024", 20240101, 20241231),
        ("date:2024-02", 20240201, 20240229),
        ("date:2024-01-05", 20240105, 20240105),
        ("date:2023-09..2024-01", 20230901, 20240131),
        ("date:2023-12-31", 20231231, 20231231),
        ("date:..2024", None, 20241231),
        ("date:2024-05..", 20240501, None),
        ("date:2024..2023-11", 20231101, 20241231),
    ],
)
def test_dates_are_read_as_days(text: str, first: int | None, last: int | None) -> None:
    assert shape(parse(text).ast) == (first, last)


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("date:2024-13-45 obus", "bad-date", "obus"),
        ("date:2023-02-29 obus", "bad-date", "obus"),
        ("date:2023-00 obus", "bad-date", "obus"),
        ("date:.. obus", "bad-date", "obus"),
        ("date:mai..2023 obus", "bad-date", "obus"),
        ("date:2023..mai obus", "bad-date", "obus"),
        ("date:demain obus", "bad-date", "obus"),
        ("date:2024..2023", "backward-range", (20230101, 20241231)),
        ("couleur:vert", "unknown-field", ("and", "couleur", "vert")),
        ("note:couleur:vert", "unknown-field", ("and", "note", "couleur:vert")),
        ('couleur:"2018"', "unknown-field", ("and", "couleur", '"2018"')),
        ("couleur:(vert OU bleu)", "unknown-field", ("and", "couleur", ("or", "vert", "bleu"))),
        ("titre: -obus", "empty-field", ("not", "obus")),
        ("titre: SAUF obus", "empty-field", ("not", "obus")),
        ("titre: acteur:irn", "empty-field", "actor:irn"),
        ('titre:"?" obus', "empty-field", "obus"),
        ("obus titre:", "empty-field", "obus"),
        ("obus date:", "empty-field", "obus"),
        ("obus ET", "lone-operator", "obus"),
        ("OU obus", "lone-operator", "obus"),
        ("obus ET OU mines", "lone-operator", ("and", "obus", "mines")),
        ("SAUF SAUF obus", "lone-operator", ("not", "obus")),
        ("mines SAUF OU obus", "lone-operator", ("and", "mines", ("not", "obus"))),
        ("mines + obus", "lone-operator", ("and", "mines", "obus")),
        ("mines +", "lone-operator", "mines"),
        ("(mines -) obus", "lone-hyphen", ("and", "mines", "obus")),
        ("obus SAUF", "lone-operator", "obus"),
        ('obus "', "unclosed-quote", "obus"),
        ('"" obus', "empty-phrase", "obus"),
        ("(obus", "unclosed-parenthesis", "obus"),
        ("obus (", "unclosed-parenthesis", "obus"),
        ("obus)", "unopened-parenthesis", "obus"),
        ("() obus", "empty-group", "obus"),
        ("* obus", "lone-wildcard", "obus"),
        ("b* obus", "short-prefix", "obus"),
        ("ob*us", "misplaced-wildcard", "obus"),
        ("obus~9", "bad-distance", "obus~2"),
        ("obus~0", "bad-distance", "obus~1"),
        ('"obus iran"~9999', "bad-slop", '"obus iran"~50'),
        ("obus 🚀", "nothing-searchable", "obus"),
        ("obus 🚀~", "nothing-searchable", "obus"),
        ("ob\u202eus", "invisible-characters", "obus"),
        ("obus \u200b", "invisible-characters", "obus"),
        ("obus\x00mines", "invisible-characters", ("and", "obus", "mines")),
    ],
)
def test_what_cannot_be_used_is_said_and_the_rest_is_answered(
    text: str, code: str, rest: object
) -> None:
    parsed = parse(text)
    assert [diagnostic.code for diagnostic in parsed.diagnostics] == [code]
    assert shape(parsed.ast) == rest


def test_every_message_is_there_in_french_and_in_english() -> None:
    for code, (french, english) in MESSAGES.items():
        assert french != english, code
        assert french.endswith(".")
        assert english.endswith(".")
    assert (
        parse("obus ET", "fr").diagnostics[0].message
        == "«\u202fET\u202f» ne relie rien ici\u202f: ignoré."
    )
    assert parse("obus ET", "en").diagnostics[0].message == "“ET” joins nothing here: ignored."


def test_a_long_query_is_cut_at_a_word_and_its_beginning_answered() -> None:
    text = "missiles " * 200
    parsed = parse(text)
    assert {leaf.text for leaf in words_of(parsed.ast)} == {"missiles"}
    assert parsed.diagnostics[-1].code == "too-long"
    assert (parsed.diagnostics[-1].start, parsed.diagnostics[-1].end) == (MAX_CHARS, len(text))
    assert MAX_CHARS - 64 <= parsed.end <= MAX_CHARS
    assert [leaf.text for leaf in words_of(parse("a" * 600).ast)] == ["a" * MAX_CHARS]


def test_clauses_beyond_the_limit_are_named_once() -> None:
    parsed = parse("ab " * 100)
    assert len(leaves(parsed.ast)) == MAX_CLAUSES
    assert [diagnostic.code for diagnostic in parsed.diagnostics] == ["too-many-clauses"]
    assert parsed.end == parsed.diagnostics[0].start


def test_parentheses_beyond_the_limit_are_ignored_with_their_partners() -> None:
    text = "a SAUF " + "(b ET " * 30 + "c" + ")" * 30 + " d"
    parsed = parse(text)
    assert depth(parsed.ast) <= 2 * MAX_LEVELS + 2
    assert codes("(" * MAX_LEVELS + "a" + ")" * MAX_LEVELS) == []
    assert [diagnostic.code for diagnostic in parsed.diagnostics] == ["too-deep"]
    assert shape(parsed.ast)[-1] == "d"


@pytest.mark.parametrize(
    "text",
    ["(" * 5_000, ")" * 5_000, '"' * 5_001, "-" * 5_000, "*" * 5_000, "~" * 5_000,
     "((a OU b) " * 9_000, "titre:" * 9_000, "\u202e" * 9_000, "a" * 100_000],
)  # fmt: skip
def test_a_flood_is_answered_within_the_limits(text: str) -> None:
    parsed = parse(text)
    assert parsed.diagnostics
    assert len(leaves(parsed.ast)) <= MAX_CLAUSES
    assert depth(parsed.ast) <= 2 * MAX_LEVELS + 2


PIECES = st.sampled_from(
    ["ET", "OU", "SAUF", "NOT", "(", ")", '"', "«", "»", "-", "–", "+", "*", "~", "~2", ":", "..",
     "titre:", "acteur:", "date:", "2024", "2024-13", "l'", "’", " ", "  ", "\u00a0", "\u200b",
     "\u202e", "\x00", "é", "e\u0301", "obus", "S-300", "🚀", "'; DROP TABLE", "<script>", ".*?[",
     "\ud800", "n", "1"],
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80))


@settings(max_examples=10_000, deadline=None)
@given(TEXTS)
def test_whatever_is_typed_gives_a_tree_within_bounds(text: str) -> None:
    parsed = parse(text)
    for place in (*leaves(parsed.ast), *parsed.diagnostics):
        assert 0 <= place.start < place.end <= len(text)
    assert len(leaves(parsed.ast)) <= MAX_CLAUSES
    assert depth(parsed.ast) <= 2 * MAX_LEVELS + 2
    assert all(diagnostic.message for diagnostic in parsed.diagnostics)
    starts = [leaf.start for leaf in leaves(parsed.ast)]
    assert starts == sorted(starts)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.from_regex(r"[a-zéà]{3,8}", fullmatch=True), min_size=1, max_size=20))
def test_plain_words_come_back_as_they_were_typed(words: list[str]) -> None:
    text = " ".join(words)
    parsed = parse(text)
    assert [leaf.text for leaf in words_of(parsed.ast)] == words
    assert [text[leaf.start : leaf.end] for leaf in leaves(parsed.ast)] == words
    assert parsed.diagnostics == ()


def test_phrases_with_a_distance_are_few() -> None:
    few = " OU ".join(f'"obus chars{n}"~9' for n in range(16))
    assert codes(few) == []
    assert len(leaves(parse(few).ast)) == 16
    said = parse(few + ' OU "obus drones"~9 OU "obus missiles"')
    assert [one.code for one in said.diagnostics] == ["too-many-near"]
    assert "drones" not in str(said.ast)
    assert "missiles" in str(said.ast)


def test_the_same_fault_repeated_is_said_once() -> None:
    (said,) = parse('""""""""""').diagnostics
    assert (said.code, said.start, said.end) == ("empty-phrase", 0, 10)
    apart = parse("obus ET ET mines ET ET").diagnostics
    assert [one.code for one in apart] == ["lone-operator"] * 2
    assert codes("() ob*us") == ["empty-group", "misplaced-wildcard"]


def test_a_query_of_signs_alone_is_told_so() -> None:
    for text in ("???", "%", "!", "{}"):
        assert [one.code for one in parse(text, "fr").diagnostics] == ["nothing-searchable"], text


def test_fields_are_named_in_the_language_of_the_interface() -> None:
    (french,), (english,) = (parse("foo:bar", ui).diagnostics for ui in ("fr", "en"))
    assert "titre, acteur, arme" in french.message
    assert "title, actor, weapon" in english.message


def test_pas_excludes_behind_et_alone() -> None:
    assert shape(parse("drones ET PAS Iran", "fr").ast) == ("and", "drones", ("not", "Iran"))
    assert shape(parse("PAS Iran", "fr").ast) == ("and", "PAS", "Iran")
