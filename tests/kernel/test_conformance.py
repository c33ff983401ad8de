"""jupyter_kernel_test, the suite of the Jupyter project: every attribute set, nothing skipped."""

import os
import unittest

import jupyter_kernel_test
import pytest


class _Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".java"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "Math.hyp", "matches": {"hypot("}},
        {"text": "Integer.MAX_", "matches": {"MAX_VALUE"}},
    ]
    complete_code_samples = ["1 + 1", "int a = 3;", "void f() {}", "import java.util.*;\nvar l = List.of();"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "class A {", "foo(1,", '"""\ntext']
    invalid_code_samples = ["int = 3;", "1 + * 2;", "class {}"]
    code_page_something = "String?"
    code_generate_error = "Object o = null;\no.hashCode()"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "result": "a1"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": "new int[] {1, 2}", "result": "[1, 2]"},
        {"code": 'html("<b>x</b>")', "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(html("<b>x</b>"));', "mime": "text/html"},
        {"code": 'display(svg("<svg/>"));', "mime": "image/svg+xml"},
        {
            "code": "display(new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB));",
            "mime": "image/png",
        },
    ]
    code_history_pattern = "6 ?*?7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.hypot"
    code_clear_output = "clearOutput();"


class _Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "java"
    support_iopub_welcome = True


@pytest.mark.parametrize("suite", [_Conformance, _Welcome], ids=["protocol", "welcome"])
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
        (jupyter_kernel_test.KernelTests, _Conformance),
        (jupyter_kernel_test.IopubWelcomeTests, _Welcome),
    ]:
        for name, value in vars(suite).items():
            if not name.startswith(("_", "test")) and not callable(value) and not isinstance(value, classmethod):
                assert name in vars(ours), f"{name} is not set"
