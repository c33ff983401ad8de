"""The suite of the Jupyter project with every attribute set. Not a test module: pytest would run it once more."""

import jupyter_kernel_test


class Protocol(jupyter_kernel_test.KernelTests):
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


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = "java"
    support_iopub_welcome = True
