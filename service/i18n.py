"""The language of the interface, and numbers, dates and names written in it.

Input: `ui` of the URL, else Accept-Language, else the setting. Output: filters for templates.
The only importer of Babel and Flask-Babel; `pybabel` finds sentences by the names of `_`, `_l`
and the templates' `ngettext`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, cast, get_args

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from flask import Flask, current_app, g, request
from flask_babel import Babel, LazyString, gettext, lazy_gettext

from index.article import DateStamp
from index.parse import unbroken
from index.query import Ui

__all__ = [
    "UIS",
    "LazyString",
    "_",
    "_l",
    "current_ui",
    "direction",
    "enumerated",
    "install_i18n",
    "lang_name",
    "long_day",
    "moment",
    "number",
    "percent",
    "period_text",
]

#: The languages of the interface, each with the name that it has for itself.
UIS: Mapping[Ui, str] = {ui: str(Locale(ui).get_display_name()).capitalize() for ui in get_args(Ui)}
_PATTERNS = {"day": "d MMM y", "month": "MMMM y", "year": "y"}


def _(sentence: str, **words: object) -> str:
    """`sentence` in the language of the request, with `words` put in."""
    return str(gettext(sentence, **words))


def _l(sentence: str) -> LazyString:
    """`sentence` in the language of whichever request shows it."""
    return lazy_gettext(sentence)


def install_i18n(app: Flask, default_ui: Ui) -> None:
    """Choose the language of each request and give templates the filters of this module."""
    app.config["VIGIE_DEFAULT_UI"] = default_ui
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    Babel(app, locale_selector=current_ui)
    app.jinja_env.filters |= {
        "number": number,
        "unbroken": unbroken,
        "stamp": _day_text,
        "direction": direction,
        "lang_name": lang_name,
        "period": period_text,
        "enumerated": enumerated,
        "day": long_day,
        "percent": percent,
    }


def current_ui() -> Ui:
    """One of `UIS`, the same for the whole request."""
    if "ui" not in g:
        g.ui = _choose()
    return cast("Ui", g.ui)


def _choose() -> Ui:
    asked = request.args.get("ui", "")
    best = asked if asked in UIS else request.accept_languages.best_match(UIS)
    return cast("Ui", best or current_app.config["VIGIE_DEFAULT_UI"])


def number(value: float) -> str:
    """`12 345` in French, `12,345` in English."""
    return _decimal(value, current_ui())


@lru_cache(maxsize=4096)
def _decimal(value: float, ui: Ui) -> str:
    return str(format_decimal(value, locale=ui))


def _day_text(stamp: DateStamp | None) -> str:
    """A publication date as precise as it is known; “no date stated” without one."""
    if stamp is None:
        return _("no date stated")
    return format_date(stamp.day, _PATTERNS[stamp.precision], locale=current_ui())


def long_day(day: date) -> str:
    """`5 janvier 2024`, `5 January 2024`."""
    return format_date(day, "long", locale=_day_first())


def period_text(period: str) -> str:
    """An ISO day, month or year as people write it; anything else as it is."""
    year, *rest = period.split("-")
    if not year.isdigit() or not all(part.isdigit() for part in rest):
        return period
    numbers = [int(part) for part in rest]
    pattern = ("y", "MMM y", "d MMM y")[len(numbers)]
    return format_date(date(int(year), *[*numbers, 1, 1][:2]), pattern, locale=current_ui())


def lang_name(code: str) -> str:
    """`français`, `French`; unknown codes as they are."""
    if code == "und":
        return _("undetermined")
    return str(Locale(current_ui()).languages.get(code, code))


@lru_cache(maxsize=512)
def direction(code: str) -> str:
    """`ltr` or `rtl` as the language is written, `auto` where its first letters say."""
    try:
        return "auto" if code == "und" else str(Locale.parse(code).text_direction)
    except (ValueError, UnknownLocaleError):
        return "auto"


def enumerated(words: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
    """`a, b et c`, or `a, b ou c`; blank where there is none."""
    return format_list([*words], style=style, locale=current_ui())


def percent(share: float) -> str:
    """0.12 as `12 %`, 0.0012 as `0,1 %`: a few are not none."""
    shown = float(f"{share:.1g}") if share < 0.01 else round(share, 2)
    return format_percent(shown, locale=current_ui(), decimal_quantization=False)


def moment(when: datetime) -> str:
    """A day and a time, with its zone."""
    return format_datetime(when, "long", locale=_day_first())


def _day_first() -> str:
    """The locale whose long dates are in the order of the short ones."""
    ui = current_ui()
    return "en_GB" if ui == "en" else ui
