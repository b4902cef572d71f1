"""Who holds a claim: a process of this machine, and whether it still lives.

Input: nothing, or what an owner was written as. Output: host, process and start time as one word.
"""

from __future__ import annotations

import os
import socket
from functools import cache
from pathlib import Path

__all__ = ["is_dead", "this_process"]

_PROC = Path("/proc")
_STATE, _STARTED = 0, 19  # fields of /proc/PID/stat behind the name, see proc(5)


def this_process() -> str:
    """This process: `host/pid/start`; `start` is empty where the system does not tell it."""
    return f"{_host()}/{os.getpid()}/{_start(os.getpid())}"


def is_dead(owner: str) -> bool:
    """Whether `owner` was a process of this machine and is no more; False where nobody can tell."""
    host, _, rest = owner.partition("/")
    pid, _, start = rest.partition("/")
    if not start or host != _host() or not pid.isdigit():
        return False
    return _start(int(pid)) != start


def _start(pid: int) -> str:
    """When the process began, in ticks since the boot; empty for one that ended."""
    try:
        fields = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2]
    except OSError:
        return ""
    told = fields.split()
    return "" if told[_STATE] in "ZX" else told[_STARTED]


@cache
def _host() -> str:
    """This machine since it was booted, and the numbering of its processes: a container has its
    own."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text("ascii").strip()
        names = os.readlink(_PROC / "self/ns/pid")  # noqa: PTH115  # no path: it cannot be resolved
    except OSError:
        boot = names = ""
    return f"{socket.gethostname()}:{boot}:{names}".replace("/", "")
