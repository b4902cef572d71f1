"""The style sheet keeps to the tokens of the design: few sizes, one radius, steps of four, colours
that can be told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import service

_STYLE = (Path(service.__file__).parent / "static" / "vigie.css").read_text(encoding="utf-8")
_RULES = [
    (selector.strip(), name, value.strip())
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", _STYLE))
    for name, value in re.findall(r"([\w-]+):([^;]+);", body)
]


def _declared(*names: str) -> list[tuple[str, str]]:
    return [(f"{selector} {name}", value) for selector, name, value in _RULES if name in names]


def test_every_size_of_type_is_one_of_five() -> None:
    sizes = {value for _where, value in _declared(*(f"--s{n}" for n in (13, 15, 17, 21, 28)))}
    assert sizes == {f"{n / 16:.4f}".rstrip("0") + "rem" for n in (13, 15, 17, 21, 28)}
    for where, value in _declared("font-size", "font"):
        assert re.search(r"var\(--s\d\d\)|inherit|100%", value), where


def test_every_line_is_high_as_text_or_as_the_frame() -> None:
    for where, value in _declared("font", "line-height"):
        assert re.findall(r"(?:/|^)(\d\.\d+)", value) in ([], ["1.3"], ["1.55"]), where


def test_spacing_is_in_steps_of_four() -> None:
    for selector, name, value in _RULES:
        if name.startswith(("gap", "column-gap", "padding", "margin")) and selector != ".hidden":
            steps = {int(step) % 4 for step in re.findall(r"(-?\d+)px", value)}
            assert steps <= {0}, f"{selector} {name}: {value}"


def test_there_is_one_radius_and_one_shadow() -> None:
    for where, value in _declared("border-radius"):
        assert set(value.split()) <= {"var(--radius)", "0"}, where
    assert [where for where, _value in _declared("box-shadow")] == [".suggestions box-shadow"]


def _tokens(scheme: str) -> dict[str, str]:
    block = _STYLE.partition("(prefers-color-scheme: dark)")[scheme == "dark" and 2]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block.partition("}")[0]))


def _light(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("inks", "grounds", "least"),
    [
        ("ink quiet accent", "paper raised warn share", 4.5),
        ("ink accent visited actor weapon quiet", "paper mark", 4.5),
        ("paper", "accent ink", 4.5),
        ("bar accent edge", "paper", 3),
        ("edge", "raised", 3),
    ],
)
def test_every_pair_of_colours_can_be_told_apart(
    scheme: str, inks: str, grounds: str, least: float
) -> None:
    tokens = _tokens(scheme)
    for ink in inks.split():
        for ground in grounds.split():
            dark, light = sorted((_light(tokens[ink]), _light(tokens[ground])))
            assert (light + 0.05) / (dark + 0.05) >= least, f"{ink} on {ground}"
