"""`vigie translate`: translations for the articles that are served, begun or resumed."""

from __future__ import annotations

from pathlib import Path

import click

from index.cli.command import VigieCommand, location, say, settings_of
from index.cli.progress import display
from index.cli.reindexing import translation_lines
from index.errors import UsageError
from index.pipeline import translate_served
from index.settings import Settings
from index.translate import Cache

__all__ = ["translate"]


@click.command(cls=VigieCommand)
@click.argument("spec", required=False)
@location
@click.option("--resume", is_flag=True, help="Go on with the service of the last run.")
@click.option("--wait", is_flag=True, help="Wait for a reindex of the same index.")
@click.pass_context
def translate(
    ctx: click.Context, spec: str | None, *, place: str | None, resume: bool, wait: bool
) -> None:
    """Translate the served articles that have no translation yet.

    SPEC names the service, as for `vigie reindex --translate`; without one, the setting
    VIGIE_TRANSLATE. What has been translated before is kept and not asked for again.
    Exit status: 0 all articles have their translations, 1 some have not, 2 nothing could be done.
    """
    settings = settings_of(index=place)
    named = _spec(spec, settings, resume=resume)
    shown = display()
    with shown:
        summary = translate_served(named, settings, shown, wait=wait)
    lines = translation_lines(summary) or ["translation: nothing to translate"]
    say("\n".join([*lines, f"index: {summary.place} (generation {summary.generation})"]))
    ctx.exit(1 if summary.untranslated else 0)


def _spec(spec: str | None, settings: Settings, *, resume: bool) -> str:
    """The service: the one named, that of the last run, or that of the settings."""
    last = Cache(Path(settings.translations)).begun() if resume and not spec else None
    chosen = spec or last or settings.translate
    if not chosen:
        raise UsageError(
            "no run to resume" if resume else "no translator is named",
            place="vigie translate",
            remedy="name one, as in `vigie translate libre:http://127.0.0.1:5000`",
        )
    return chosen
