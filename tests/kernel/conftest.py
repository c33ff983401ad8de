"""Kernels to test: one installation per JDK of this machine, made by the jar's own `install`."""

import signal

import pytest

from harness import Installation, Notebook, java_homes

# Tests started in the background of a shell ignore SIGINT, and so would the kernels that they send it to.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_generate_tests(metafunc):
    if "installation" in metafunc.fixturenames:
        homes = java_homes()
        metafunc.parametrize(
            "installation", list(homes.values()), ids=list(homes), indirect=True, scope="session"
        )


@pytest.fixture(scope="session")
def installation(request, tmp_path_factory):
    """The kernel, installed with its start archive for one JDK."""
    installed = Installation.make(request.param, tmp_path_factory.mktemp("kernel"))
    print(installed.output)
    return installed


@pytest.fixture(scope="session")
def shared(installation):
    """One kernel for all tests that leave it as it was; started again if a test has ended it."""
    holder = {}

    def current():
        notebook = holder.get("notebook")
        if notebook is None or not notebook.alive():
            holder["notebook"] = Notebook.start(installation)
        return holder["notebook"]

    yield current
    if "notebook" in holder:
        holder["notebook"].close()


@pytest.fixture
def notebook(shared):
    """A running kernel, shared with other tests."""
    return shared()


@pytest.fixture
def start(installation, tmp_path):
    """Starts kernels of a test's own, with options; ends them after it."""
    started = []

    def begin(**options):
        notebook = Notebook.start(installation, **options)
        started.append(notebook)
        return notebook

    yield begin
    for notebook in started:
        notebook.close()


@pytest.fixture
def fresh(start):
    """A kernel of the test's own."""
    return start()
