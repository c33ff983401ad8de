"""Starts a command without a network, but for this machine's own addresses: `python offline.py COMMAND…` (Linux)."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys

SIOCSIFFLAGS = 0x8914
IFF_UP = 1


def main(command: list[str]) -> None:
    """Meant to be run inside `unshare --net`, where even 127.0.0.1 has to be switched on."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP))
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
