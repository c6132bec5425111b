"""Imported by every Python that starts with this folder on PYTHONPATH: refuses, and writes down, what leaves the machine.

The lines in the file that OFFLINE_LOG names are event and address. Code that swallows the refusal is written down too.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

_TO_ADDRESS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_TO_NAME = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})


def _watch(event: str, args: tuple[Any, ...]) -> None:
    """Raises OSError on an address that is not loopback; sockets that are files have none."""
    if event in _TO_ADDRESS:
        address = args[1][0] if isinstance(args[1], tuple) else None
    elif event in _TO_NAME:
        address = args[0][0] if isinstance(args[0], tuple) else args[0]
    else:
        return
    if isinstance(address, bytes):
        address = address.decode(errors="replace")
    if isinstance(address, str) and not (address in ("localhost", "::1") or address.startswith("127.")):
        _write_down(f"{event} {address}\n")
        raise OSError(errno.ENETUNREACH, f"{event} {address}")


def _write_down(line: str) -> None:
    log = os.open(os.environ["OFFLINE_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(log, line.encode())
    os.close(log)


if "OFFLINE_LOG" in os.environ:
    sys.addaudithook(_watch)
