"""Finding a JDK: JAVA_HOME if it is set, else the `java` of PATH, else the newest in the usual folders."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from nabla_cli.console import Problem, complain

OLDEST = 17
NEWEST = 25

HOW = (
    "install one (Debian, Ubuntu: apt install openjdk-17-jdk-headless; macOS: brew install openjdk@21; "
    "Windows: winget install EclipseAdoptium.Temurin.21.JDK) or point JAVA_HOME to it"
)


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str

    @property
    def feature(self) -> int:
        """17 for 17.0.15, 8 for 1.8.0_292."""
        numbers = re.findall(r"\d+", self.version)
        return int(numbers[1] if numbers[:1] == ["1"] and len(numbers) > 1 else numbers[0])

    def tool(self, name: str) -> Path:
        return _tool(self.home, name)

    def environment(self) -> dict[str, str]:
        """This process's environment with this JDK as the one that `java` means."""
        path = os.pathsep.join([str(self.home / "bin"), os.environ.get("PATH", "")])
        return {**os.environ, "JAVA_HOME": str(self.home), "PATH": path}


def find() -> Jdk:
    """The JDK to use.

    Raises Problem, which says what was found instead: nothing, one too old, or a runtime without a compiler.
    """
    named = os.environ.get("JAVA_HOME")
    if named:
        return _checked(Path(named), f"JAVA_HOME is {named}, but")
    on_path = shutil.which("java")
    home = _home_of(Path(on_path)) if on_path else None
    if home and _suits(home):
        return _read(home)
    others = [_read(candidate) for candidate in usual_folders() if _suits(candidate)]
    if others:
        return max(others, key=lambda jdk: jdk.feature)
    if home:
        return _checked(home, f"java is {on_path}, but")
    raise Problem(f"no JDK found: Nabla needs JDK {OLDEST} or newer: {HOW}")


def find_feature(feature: int) -> Jdk | None:
    """A JDK of that very version, named by JAVA_HOME_25 (say) or in the usual folders."""
    named = os.environ.get(f"JAVA_HOME_{feature}")
    for home in [Path(named)] if named else usual_folders():
        if _suits(home) and _read(home).feature == feature:
            return _read(home)
    return None


def usual_folders() -> list[Path]:
    """Where installers put JDKs on Linux, macOS and Windows."""
    user = Path.home()
    patterns = {
        "linux": [(Path("/usr/lib/jvm"), "*"), (Path("/opt"), "*jdk*"), (Path("/opt/java"), "*")],
        "darwin": [
            (Path("/Library/Java/JavaVirtualMachines"), "*/Contents/Home"),
            (user / "Library/Java/JavaVirtualMachines", "*/Contents/Home"),
            (Path("/opt/homebrew/opt"), "openjdk*/libexec/openjdk.jdk/Contents/Home"),
        ],
        "win32": [
            (Path(os.environ.get("ProgramFiles", r"C:\Program Files")) / vendor, "*")
            for vendor in ("Java", "Eclipse Adoptium", "Microsoft", "Amazon Corretto", "Zulu", "BellSoft")
        ],
    }.get(sys.platform, [])
    patterns = [*patterns, (user / ".sdkman/candidates/java", "*"), (user / ".jdks", "*")]
    return _distinct(home for folder, pattern in patterns if folder.is_dir() for home in sorted(folder.glob(pattern)))


def _distinct(homes: Iterable[Path]) -> list[Path]:
    return list(dict.fromkeys(home.resolve() for home in homes))


def _checked(home: Path, seen: str) -> Jdk:
    if not _tool(home, "java").exists():
        raise Problem(f"{seen} there is no bin/java in it: set JAVA_HOME to a JDK {OLDEST} or newer, or {HOW}")
    jdk = _read(home)
    if jdk.feature < OLDEST:
        raise Problem(f"{seen} that is Java {jdk.version}: Nabla needs JDK {OLDEST} or newer: {HOW}")
    if not _tool(home, "javac").exists():
        raise Problem(f"{seen} that is a Java runtime without a compiler (no bin/javac): Nabla needs a JDK: {HOW}")
    if jdk.feature > NEWEST:
        complain(f"note: Java {jdk.version} is newer than any JDK that Nabla is tested on ({OLDEST} to {NEWEST})")
    return jdk


def _suits(home: Path) -> bool:
    return _tool(home, "java").exists() and _tool(home, "javac").exists() and OLDEST <= _read(home).feature <= NEWEST


def _tool(home: Path, name: str) -> Path:
    return home / "bin" / (name + (".exe" if os.name == "nt" else ""))


def _home_of(java: Path) -> Path | None:
    """The home of a `java` command: by its place, or, for a launcher script, as it says itself."""
    home = java.resolve().parent.parent
    if (home / "release").exists():
        return home
    return next((Path(value) for value in [_asked(java, "java.home")] if value), None)


def _read(home: Path) -> Jdk:
    """The JDK there, with its version from the release file, which costs no start of a JVM."""
    try:
        release = (home / "release").read_text(encoding="utf-8", errors="replace")
        match = re.search(r'^JAVA_VERSION="([^"]+)"', release, re.MULTILINE)
    except OSError:
        match = None
    version = match.group(1) if match else _asked(_tool(home, "java"), "java.version")
    return Jdk(home, version or "0")


def _asked(java: Path, name: str) -> str | None:
    try:
        answer = subprocess.run(
            [str(java), "-XshowSettings:properties", "-version"], capture_output=True, text=True, timeout=30
        ).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(rf"^\s*{re.escape(name)} = (.+)$", answer, re.MULTILINE)
    return match.group(1).strip() if match else None
