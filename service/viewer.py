"""The bundled viewer of the API, fit for this service's policy: pictures that its style sheet
holds as data addresses become files.

Input: the files of the package. Output: their content by name.
"""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote_to_bytes

from service.openapi import VIEWER

__all__ = ["ViewerFile", "viewer_files"]

_DATA = re.compile(
    r"""url\((?P<quote>["']?)data:(?P<type>image/[a-z+]+)(?:;charset=[\w-]+)?(?P<coded>;base64)?,"""
    r"""(?P<content>.*?)(?P=quote)\)"""
)


@dataclass(frozen=True, slots=True)
class ViewerFile:
    """A file of the viewer as it is served."""

    content: bytes
    media: str


@cache
def viewer_files() -> dict[str, ViewerFile]:
    """Every file by name; the script and the style sheet are those of the package."""
    files: dict[str, ViewerFile] = {}

    def taken_out(found: re.Match[str]) -> str:
        media, text = found["type"], found["content"]
        content = b64decode(text) if found["coded"] else unquote_to_bytes(text)
        name = f"picture-{len(files)}.{media.partition('/')[2].partition('+')[0]}"
        files[name] = ViewerFile(content, media)
        return f"url({name})"

    style = (VIEWER / "css" / "swagger-ui.css").read_text(encoding="utf-8")
    style = _DATA.sub(taken_out, style)
    script = (VIEWER / "js" / "swagger-ui-bundle.js").read_bytes()
    return files | {
        "swagger-ui.css": ViewerFile(style.encode(), "text/css"),
        "swagger-ui-bundle.js": ViewerFile(script, "text/javascript"),
    }
