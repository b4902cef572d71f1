from __future__ import annotations

import html
import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from index.article import Mention
from service.marks import MarkCounter, coded, marked, nested, with_mentions

_texts = st.text(max_size=80)
_spans = st.lists(st.tuples(st.integers(-3, 90), st.integers(-3, 90)), max_size=6)


def _opening(group: Sequence[Mention]) -> Markup:
    return Markup('<a class="{}">').format(group[0].kind)


@given(_texts, _spans)
def test_whatever_is_marked_the_text_reads_the_same(
    text: str, marks: list[tuple[int, int]]
) -> None:
    assert html.unescape(re.sub("</?mark>", "", marked(text, marks))) == html.unescape(
        html.escape(text)
    )


@given(st.lists(st.sampled_from(["<script>", "&", '"', "'", "</mark>", "x"])), _spans)
def test_no_text_opens_an_element(pieces: list[str], marks: list[tuple[int, int]]) -> None:
    shown = marked("".join(pieces), marks)
    assert "<" not in shown.replace("<mark>", "").replace("</mark>", "")


def test_marks_that_touch_become_one() -> None:
    assert marked("missile balistique", [(0, 8), (7, 18)]) == "<mark>missile balistique</mark>"


def test_what_stands_between_backticks_is_code() -> None:
    shown = coded("write `a<b` or `c`, not d>e")
    assert shown == "write <code>a&lt;b</code> or <code>c</code>, not d&gt;e"


def test_a_mark_outside_the_text_is_left_out() -> None:
    assert marked("obus", [(4, 9), (2, 2)]) == "obus"


def test_of_nested_mentions_the_outer_one_is_linked() -> None:
    outer = Mention("ru-mod", "actor", 0, 0, 30)
    inner = Mention("rus", "actor", 0, 10, 15)
    beside = Mention("ukr", "actor", 0, 30, 37)
    assert nested([beside, inner, outer]) == [[outer, inner], [beside]]


def test_a_mark_across_the_edge_of_a_mention_is_parted_and_counted_once() -> None:
    counter = MarkCounter()
    shown = with_mentions(
        "la Russie tire", [Mention("rus", "actor", 0, 3, 9)], [(3, 14)], counter, _opening
    )
    assert shown == ('la <a class="actor"><mark id="mark-1">Russie</mark></a><mark> tire</mark>')
    assert counter.count == 1


@given(_texts, _spans, _spans)
def test_mentions_and_marks_never_change_the_text(
    text: str, spans: list[tuple[int, int]], marks: list[tuple[int, int]]
) -> None:
    mentions = [
        Mention("rus", "actor", 0, start, end)
        for start, end in spans
        if 0 <= start < end <= len(text)
    ]
    shown = with_mentions(text, mentions, marks, MarkCounter(), _opening)
    bare = re.sub(r"</?(?:mark|a)(?: [^>]*)?>", "", shown)
    assert html.unescape(bare) == html.unescape(html.escape(text))
