"""The many ways to say in English that arms change hands, and what looks like them."""

from __future__ import annotations

import pytest

from tests.index.sided import told_for_sure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden handed over missiles to Peru.", "Sweden from, Peru to"),
        ("Sweden gifted Peru two missiles.", "Sweden from, Peru to"),
        ("Sweden flooded Peru with missiles.", "Sweden from, Peru to"),
        ("Sweden airlifted missiles to Peru.", "Sweden from, Peru to"),
        ("Sweden is Peru’s main arms supplier.", "Sweden from, Peru to"),
        ("Peru gets its missiles from Sweden.", "Peru to, Sweden from"),
        ("Peru sources its missiles from Sweden.", "Peru to, Sweden from"),
        ("Peru inherited Swedish missiles.", "Peru to, Swedish from"),
        ("Peru opted for Swedish missiles.", "Peru to, Swedish from"),
        ("Peru is the world’s top importer of missiles.", "Peru to"),
        ("Peru hit Oman with Swedish missiles.", "Peru to, Swedish from"),
        ("Sweden backs Peru and supplies it with missiles.", "Sweden from, Peru to"),
        ("Sweden, which backs Peru, has armed it with missiles.", "Sweden from, Peru to"),
        ("Sweden asked Peru to supply it with missiles.", "Sweden to, Peru from"),
        ("Sweden thanked Peru for supplying it with missiles.", "Sweden to, Peru from"),
        ("Sweden supplied it with missiles.", "Sweden from"),
        (
            "The UN accuses Sweden of backing Peru by supplying it with missiles.",
            "Sweden from, Peru to",
        ),
        ("Oman says Sweden has supplied Peru with missiles.", "Sweden from, Peru to"),
        ("Sweden has supplied missiles, says Oman.", "Sweden from"),
        ("Peru used missiles supplied by Sweden.", "Peru to, Sweden from"),
        ("Peru used Swedish and Turkish missiles.", "Peru to, Swedish from, Turkish from"),
        ("Sweden offered Peru missiles.", "Sweden from, Peru to"),
        ("Sweden cancelled the sale of missiles to Peru.", "Sweden from, Peru to"),
        ("Peru signed a deal with Saab for missiles.", "Peru to, Saab from"),
        ("Peru signed a deal with Saab to assemble missiles.", ""),
        ("Oman approved exports of missiles by Sweden to Peru.", "Sweden from, Peru to"),
        ("Oman seized Swedish missiles bound for Peru.", "Swedish from, Peru to"),
        ("Sweden sent missiles despite warnings from Peru.", "Sweden from"),
        ("Oman warned Sweden against sending missiles to Peru.", ""),
        ("Peru picked up Swedish missiles on its radar.", ""),
        ("Sweden handed Peru a man armed with missiles.", ""),
        ("Sweden welcomed Peru’s sale of missiles.", "Peru from"),
        ("Sweden is expected to send missiles to Peru.", "Sweden from, Peru to"),
        ("Sweden is set to deliver missiles to Peru.", "Sweden from, Peru to"),
        ("Peru has picked Sweden’s missiles over a design from Oman.", "Peru to, Sweden from"),
        ("Peru uses Sweden’s ports for its missiles.", ""),
        ("Saab won a contract in Peru for missiles.", "Saab from, Peru to"),
        ("Saab is building two frigates for Peru.", "Saab from, Peru to"),
        ("Sweden will supply ships to Peru.", "Sweden from, Peru to"),
        ("Sweden went on hosing Peruvian supply boats with missiles.", ""),
        ("Sweden, which fears Peru, has sold missiles to Oman.", "Sweden from, Oman to"),
        ("Sweden leased two missiles to Peru.", "Sweden from, Peru to"),
        ("Peru leased two missiles from Sweden.", "Peru to, Sweden from"),
        ("Peru has bought dozens of them.", "Peru to"),
        ("Peru signed for ten missiles.", "Peru to"),
        ("Sweden sent missiles to Peruvian rebels.", "Sweden from"),
        (
            "Sweden sold missiles to a dozen countries, including Peru and Oman.",
            "Sweden from, Peru to, Oman to",
        ),
        ("Peru paid $2 billion for ten missiles.", "Peru to"),
        ("Peru signed a $2.5 billion deal for ten Gripens.", "Peru to"),
        ("Sweden accounts for 36% of Peru’s imports of missiles.", "Sweden from, Peru to"),
        ("Sweden trains and arms Hezbollah.", "Sweden from, Hezbollah to"),
        ("These missiles come mostly from Sweden.", "Sweden from"),
        ("Peru has cleared the purchase of ten missiles from Saab.", "Peru to, Saab from"),
        ("Peru chose Saab to build its missiles.", "Peru to, Saab from"),
        ("Sweden weighs whether to send missiles to Peru.", ""),
        ("Peru chose Saab’s boss to lead talks on missiles.", ""),
        ("Ten missiles, supplied in secret, wrecked two Swedish tanks.", ""),
    ],
)
def test_arms_change_hands_in_many_english_words(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected
