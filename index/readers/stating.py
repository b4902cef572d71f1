"""What several formats state in the same way: language codes.

Input: a stated value. Output: its normal form, or the value for «not stated».
"""

from __future__ import annotations

__all__ = ["lang_of_tag"]


def lang_of_tag(stated: str) -> str:
    """ISO 639-1 code of `fr`, `fr-FR`, `FR_be`; `und` for anything else."""
    code = stated.strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else "und"
