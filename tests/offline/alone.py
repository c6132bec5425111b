"""Runs a command in a network of its own that has loopback only: `unshare --net python alone.py LOG COMMAND …` (Linux).

The kernel counts what any program, in whatever language, tried to send elsewhere; the count is added to LOG.
"""

from __future__ import annotations

import fcntl
import socket
import struct
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_SIOCSIFFLAGS, _IFF_UP = 0x8914, 0x1
_ELSEWHERE = ("Ip OutNoRoutes", "Ip6 OutNoRoutes", "Udp OutDatagrams", "Udp6 OutDatagrams")  # names are asked for by UDP


def main(log: Path, command: list[str]) -> int:
    _start_loopback()
    code = subprocess.run(command, check=False).returncode
    counts = _counts()
    with log.open("a", encoding="utf-8") as lines:
        lines.writelines(f"{name} {counts[name]}\n" for name in _ELSEWHERE if counts.get(name))
    return code


def _start_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", _IFF_UP))


def _counts() -> Mapping[str, int]:
    """Returns the kernel's counters of this network, as "Udp OutDatagrams" and "Udp6 OutDatagrams"."""
    counts = {}
    rows = [line.split() for line in Path("/proc/net/snmp").read_text(encoding="ascii").splitlines()]
    for (protocol, *names), (_, *values) in zip(rows[::2], rows[1::2], strict=True):
        counts.update({f"{protocol[:-1]} {name}": int(value) for name, value in zip(names, values, strict=True)})
    newer = Path("/proc/net/snmp6")  # not there where IPv6 is switched off
    for name, value in map(str.split, newer.read_text(encoding="ascii").splitlines() if newer.exists() else ()):
        protocol, six, name = name.partition("6")
        counts[f"{protocol}{six} {name}"] = int(value)
    return counts


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
