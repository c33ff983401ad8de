"""Finding a Chromium: the system's, else the one that Playwright downloaded for itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
# It must start as root, in a container, and must not look outside.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable(playwrights_own: str) -> str | None:
    """The path of a browser, or None where there is none; NABLA_BROWSER names another."""
    named = os.environ.get("NABLA_BROWSER")
    found = [shutil.which(name) for name in NAMES]
    candidates = [named, *found, *PLACES, playwrights_own]
    return next((path for path in candidates if path and Path(path).exists()), None)
