"""`nabla kernel`: the kernel in an environment of the user's, or what a stock kernel needs."""

from __future__ import annotations

from pathlib import Path

from nabla_cli import kernel, setup
from nabla_cli.console import say


def start(what: str, prefix: str | None) -> int:
    """install | classpath | startup; the last two print one line, for an environment variable."""
    if what == "install" and prefix is None:
        setup.everything()
        return 0
    # The value alone belongs on standard output, so progress of a first build must not be there.
    with setup.progress_aside(what != "install"):
        jdk = setup.jars()
    if what == "install":
        kernel.install(jdk, Path(str(prefix)).absolute())
    elif what == "classpath":
        say(kernel.joined(kernel.class_path()))
    else:
        say(str(kernel.startup_script(jdk)))
    return 0
