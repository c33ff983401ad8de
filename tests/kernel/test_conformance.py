"""jupyter_kernel_test, the suite of the Jupyter project: every attribute set, nothing skipped."""

import os
import unittest

import conformance
import jupyter_kernel_test
import pytest


@pytest.mark.parametrize("suite", [conformance.Protocol, conformance.Welcome], ids=["protocol", "welcome"])
def test_suite_passes_with_nothing_skipped(installation, suite, monkeypatch):
    monkeypatch.setenv("JUPYTER_PATH", os.path.dirname(installation.kernels))
    result = unittest.TestResult()
    unittest.defaultTestLoader.loadTestsFromTestCase(suite).run(result)
    assert result.testsRun > 0
    assert [f"{test}: {trace}" for test, trace in result.failures + result.errors] == []
    assert result.skipped == []


def test_every_attribute_of_the_suite_is_set():
    """A new release with a new attribute is noticed here rather than skipped in silence."""
    for suite, ours in [
        (jupyter_kernel_test.KernelTests, conformance.Protocol),
        (jupyter_kernel_test.IopubWelcomeTests, conformance.Welcome),
    ]:
        for name, value in vars(suite).items():
            if not name.startswith(("_", "test")) and not callable(value) and not isinstance(value, classmethod):
                assert name in vars(ours), f"{name} is not set"
