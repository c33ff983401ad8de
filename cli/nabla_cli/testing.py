"""What the tests and the benchmarks need beyond what users need."""

from __future__ import annotations

import os

from nabla_cli import jdk as jdks
from nabla_cli import setup, venv
from nabla_cli.jdk import Jdk
from nabla_cli.lock import only_one
from nabla_cli.places import JJAVA, JJAVA_LIST, STATE, TESTS_LIST, TESTS_VENV, USERS_LIST, VENV, python_of, share_of


def prepare() -> None:
    """Makes the tests' environment, and fetches the stock kernel that the notebooks are also run on."""
    with only_one(STATE / "lock"):
        venv.prepare(TESTS_VENV, [USERS_LIST, TESTS_LIST])
        venv.install_apart(python_of(TESTS_VENV), JJAVA, JJAVA_LIST)


def environment(jdk: Jdk) -> dict[str, str]:
    """What the tests read: the kernel of .venv, the stock kernel's folder, and the JDKs to test on."""
    newest = jdks.find_feature(jdks.NEWEST)
    homes = [str(jdk.home)] + ([str(newest.home)] if newest and newest.feature != jdk.feature else [])
    return {
        **setup.environment(jdk),
        "JUPYTER_PATH": str(share_of(VENV)),
        "NABLA_JJAVA": str(JJAVA),
        "NABLA_JAVA_HOMES": os.pathsep.join(homes),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
