"""Loading what a process keeps: many objects at once, of which none is garbage.

Input: nothing. Output: a context, or a decorator, in which Python does not look for garbage. It
would look at all that was loaded so far again and again, which takes as long as the loading.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["undisturbed"]


@contextmanager
def undisturbed() -> Iterator[None]:
    """Without the collector of garbage, if it is on; for loads that make hardly any. What is there
    at the end it never looks at again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
