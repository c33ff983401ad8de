"""Finds a JDK: JAVA_HOME, then the PATH, then the usual folders."""

import os
import re
import shutil
import sys
from pathlib import Path

NEEDED = 17


class NoJdk(Exception):
    """There is no JDK that the kernel can run on; the message says what to do."""


def find(environment=os.environ):
    """The home folder and the feature number of the best JDK."""
    seen = []
    for home in candidates(environment):
        feature = feature_of(home)
        if feature is not None and feature >= NEEDED and is_jdk(home):
            return home, feature
        if home.exists():
            seen.append(f"{home} ({reason(home, feature)})")
    raise NoJdk(
        f"nabla-kernel needs a JDK {NEEDED} or newer and found "
        + ("; ".join(dict.fromkeys(seen)) if seen else "none")
        + f". {advice()} or set JAVA_HOME to one."
    )


def reason(home, feature):
    if feature is None:
        return "no JDK"
    return f"Java {feature} is too old" if feature < NEEDED else "a JRE, without the compiler"


def advice():
    if sys.platform == "darwin":
        return "Install one: `brew install openjdk`"
    if sys.platform == "win32":
        return "Install one: `winget install EclipseAdoptium.Temurin.21.JDK`"
    return "Install one: `sudo apt install openjdk-17-jdk` or your distribution's package"


def candidates(environment):
    if environment.get("JAVA_HOME"):
        yield Path(environment["JAVA_HOME"])
    java = shutil.which("java", path=environment.get("PATH", ""))
    if java:
        yield Path(os.path.realpath(java)).parent.parent
    if environment.get("CONDA_PREFIX"):
        yield Path(environment["CONDA_PREFIX"]) / "lib" / "jvm"
    found = []
    for pattern in usual_folders(environment):
        found += Path(pattern.anchor).glob(str(pattern.relative_to(pattern.anchor)))
    # The newest first; what has no number last.
    yield from sorted(found, key=lambda home: feature_of(home) or 0, reverse=True)


def usual_folders(environment):
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or "/")
    if sys.platform == "darwin":
        return [
            Path("/Library/Java/JavaVirtualMachines/*/Contents/Home"),
            home / "Library/Java/JavaVirtualMachines/*/Contents/Home",
            Path("/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home"),
            home / ".sdkman/candidates/java/*",
        ]
    if sys.platform == "win32":
        programs = Path(environment.get("ProgramFiles", "C:\\Program Files"))
        return [programs / vendor / "*" for vendor in ("Eclipse Adoptium", "Java", "Microsoft", "Zulu", "Amazon Corretto")]
    return [Path("/usr/lib/jvm/*"), Path("/usr/java/*"), Path("/opt/java/*"), home / ".sdkman/candidates/java/*", home / ".jdks/*"]


def java_of(home):
    return home / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def is_jdk(home):
    """The compiler is in a module: it is there if `release` lists it, or the tools are."""
    javac = home / "bin" / ("javac.exe" if sys.platform == "win32" else "javac")
    return javac.exists()


def feature_of(home):
    """The feature number, read from the file `release`: starting java to ask would cost the kernel's start."""
    if not java_of(home).exists():
        return None
    try:
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    match = re.search(r'^JAVA_VERSION="(?:1\.)?(\d+)', text, re.MULTILINE)
    return int(match.group(1)) if match else None
