"""Whether a word finds a text, by the analysis alone."""

from __future__ import annotations

from index.analysis import query_forms, terms, tokens


def words(text: str, lang: str = "fr") -> set[str]:
    """Everything that the field `words` holds for a text."""
    return {form for token in tokens(text, lang) for form in token.words}


def found(query: str, text: str, lang: str = "fr") -> bool:
    """Whether one word of a query finds a text: by its stems in order, or by its folded form."""
    forms = query_forms(query, lang)
    row, wanted = terms(text, lang), list(forms.terms)
    runs = (row[at : at + len(wanted)] for at in range(len(row)))
    return (bool(wanted) and wanted in runs) or not words(text, lang).isdisjoint(forms.words)
