"""Notebooks written for IJava and JJava: run here, and beside stock JJava with the outputs compared."""

import base64
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

from harness import ROOT, Notebook
from test_maven import Repository

NOTEBOOKS = Path(__file__).parent / "ijava"


def cells(name):
    notebook = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text("utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


# Where the two say different things on purpose; docs/kernel-compatibility.md tells why.
DIFFERENT = {
    ("displays", cells("displays")[8]): "an image's text is its size, not Java's address of it",
    ("displays", 'display(image, "image/jpeg");'): "an image's text is its size",
    ("displays", 'display(image, "image/gif");'): "an image's text is its size",
    ("displays", 'data.setDisplayId("of-my-own");\ndisplay(data);'): "JJava shows DisplayData@… here",
    ("displays", 'getKernelInstance().display(new DisplayData("by the kernel"));'): "JJava gives it no id",
}


class Stock:
    """JJava as its wheel installs it."""

    def __init__(self, kernels, java_home):
        self.kernels = kernels
        self.java_home = java_home

    def manager(self, name="java"):
        specs = KernelSpecManager(kernel_dirs=[str(self.kernels)], ensure_native_kernel=False)
        return KernelManager(kernel_name=name, kernel_spec_manager=specs)

    @property
    def env(self):
        return {"PATH": str(Path(self.java_home) / "bin") + os.pathsep + os.environ["PATH"]}


@pytest.fixture(scope="session")
def stock(installation):
    for prefix in (os.environ.get("NABLA_JJAVA"), ROOT / ".nabla" / "jjava"):
        kernels = Path(prefix or "") / "share" / "jupyter" / "kernels"
        if prefix and (kernels / "java" / "jjava.jar").exists():
            return Stock(kernels, installation.java_home)
    pytest.skip("JJava is not installed here: ./nabla test does it, or name its folder in NABLA_JJAVA")


def to_jjava(text):
    """The same notebook in JJava's names."""
    return (
        text.replace("import io.github.spencerpark.ijava.IJava;", "import org.dflib.jjava.kernel.JavaNotebookStatics;")
        .replace("IJava.getKernelInstance()", "JavaNotebookStatics.getKernelInstance()")
        .replace("io.github.spencerpark.jupyter", "org.dflib.jjava.jupyter")
        .replace("%load utils/text", "%load utils/text.jshell")  # JJava wants the endings that IJava finds
        .replace("%load utils/shapes", "%load utils/shapes.ipynb")
        .replace("%load utils/faulty", "%load utils/faulty.java")
    )


def folder(at, java_home, translate=lambda text: text):
    """The notebooks' folder, with a jar and a POM that they mention."""
    shutil.copytree(NOTEBOOKS, at)
    for each in at.rglob("*.ipynb"):
        each.write_text(translate(each.read_text("utf-8")), "utf-8")
    source = at / "Plain.java"
    source.write_text('package org.example; public class Plain { public static String version() { return "plain"; } }')
    subprocess.run([Path(java_home) / "bin" / "javac", "-d", at / "classes", source], check=True)
    with zipfile.ZipFile(at / "plain.jar", "w") as jar:
        jar.write(at / "classes/org/example/Plain.class", "org/example/Plain.class")
    (at / "pom.xml").write_text(
        "<project><modelVersion>4.0.0</modelVersion><groupId>a</groupId><artifactId>b</artifactId><version>1</version>"
        "<dependencies><dependency><groupId>org.example</groupId><artifactId>filed</artifactId>"
        "<version>2.0</version></dependency></dependencies></project>"
    )
    return at


def shown(data):
    """A bundle, with images as their kind and without Java's addresses."""
    plain = dict(data)
    for mime, content in plain.items():
        if mime.startswith("image/") and isinstance(content, str) and not content.startswith("<"):
            plain[mime] = base64.b64decode(content)[:3]
        elif isinstance(content, str):
            plain[mime] = re.sub(r"\b(?:REPL\.\$JShell\$\w+|cells\.\w+)\$", "", re.sub(r"@[0-9a-f]{5,8}", "@", content))
    return plain


def said(cell):
    """What a cell printed and showed, in order; ids by the order of their coming."""
    ids, found = [], [("out", cell.out)] if cell.out else []
    for message in cell.messages:
        kind, content = message["msg_type"], message["content"]
        if kind == "error":
            found.append(("error", "\n".join(content["traceback"])))
        if kind in ("execute_result", "display_data", "update_display_data"):
            if re.fullmatch(r"[0-9a-f-]{36}", content["data"].get("text/plain", "")):
                continue  # the id that display returned, of which nobody has anything
            name = content.get("transient", {}).get("display_id")
            if name and re.fullmatch(r"[0-9a-f-]{20,}", name):
                ids += [name] if name not in ids else []
                name = ids.index(name)
            found.append((kind, shown(content["data"]), name))
    return found


def run(notebook, codes):
    return [(code, notebook.run(code, timeout=120)) for code in codes]


def both(name, installation, stock, tmp_path, env=None):
    """The outputs of each cell on both kernels."""
    answers = []
    for kernel, translate, more in ((installation, lambda text: text, {}), (stock, to_jjava, stock.env)):
        at = folder(tmp_path / ("stock" if kernel is stock else "ours"), installation.java_home, translate)
        home = at.parent / (at.name + "-home")
        options = {**(env(home) if env else {}), **more}
        notebook = Notebook.start(kernel, cwd=at, env=options)
        try:
            answers.append([(code, said(cell)) for code, cell in run(notebook, map(translate, cells(name)))])
        finally:
            notebook.close()
    return answers


def compare(name, installation, stock, tmp_path, env=None):
    ours, theirs = both(name, installation, stock, tmp_path, env)
    for (code, here), (_, there) in zip(ours, theirs):
        assert not [each for each in here + there if each[0] == "error"], (code, here, there)
        if (name, code) in DIFFERENT:
            here, there = ([each[0] for each in said] for said in (here, there))
        assert here == there, code


@pytest.mark.parametrize("name", ["loading", "displays", "renderers", "magics-jjava"])
def test_a_notebook_gives_what_it_gives_on_stock_jjava(name, installation, stock, tmp_path):
    compare(name, installation, stock, tmp_path)


def test_maven_and_pom_cells_give_what_they_give_on_stock_jjava(installation, stock, tmp_path):
    repository = Repository(installation.java_home, tmp_path)
    try:
        for name, version, *dependencies in LIBRARIES:
            repository.publish(name, version, *dependencies)

        def env(home):
            return {"JAVA_TOOL_OPTIONS": f"-Duser.home={repository.home(home)}"}

        ours, theirs = both("maven", installation, stock, tmp_path, env)
        for (code, here), (_, there) in zip(ours, theirs):
            # We say what is downloaded; JJava says nothing while one waits.
            values = [[each for each in said if each[0] == "execute_result"] for said in (here, there)]
            assert not [each for each in here if each[0] == "error"], here
            assert values[0] == values[1], (code, there)
        assert sum(bool(here) for _, here in ours) >= 4
    finally:
        repository.close()


LIBRARIES = [
    ("base", "1.0"),
    ("upper", "1.0", "base:1.0"),
    ("pommed", "3.0"),
    ("filed", "2.0"),
    ("later", "1.0"),
]


def tablesaw():
    """The local repository, if it has Tablesaw and its plots or can get them."""
    local = Path.home() / ".m2" / "repository"
    for part in ("tablesaw-core", "tablesaw-jsplot"):
        if not (local / "tech" / "tablesaw" / part / "0.44.4" / f"{part}-0.44.4.jar").exists():
            maven = shutil.which("mvn") or str(ROOT / "mvnw")
            got = subprocess.run([maven, "-q", "dependency:get", f"-Dartifact=tech.tablesaw:{part}:0.44.4"], cwd=ROOT)
            if got.returncode != 0:
                pytest.skip("no Tablesaw in the local repository, and no network to get it")
    return local


def test_tablesaw_and_plotly_give_what_they_give_on_stock_jjava(installation, stock, tmp_path):
    local = tablesaw()
    compare(
        "tablesaw",
        installation,
        stock,
        tmp_path,
        lambda home: {"JAVA_TOOL_OPTIONS": f"-Dmaven.repo.local={local}"},
    )


def test_magics_made_with_ijava_s_classes(start, installation, tmp_path):
    at = folder(tmp_path / "notebooks", installation.java_home)
    notebook = start(cwd=at)
    answers = dict(run(notebook, cells("magics-ijava")))
    for code, cell in answers.items():
        assert cell.status == "ok", (code, cell.trouble)
    given = {code: cell.text for code, cell in answers.items()}
    for code, text in {
        "%loud a b": "A B",
        "%shout c": "C",
        "%%lines\none\ntwo": "2",
        "%both x y": "[x, y] null",
        "%%both x\nbody": "[x] body",
        "%none": "nothing",
        "int n = %count a b c\nn": "3",
        "%%upper\nwords": "WORDS",
        '(int) lineMagic("count", List.of("a", "b"))': "2",
        'String up = cellMagic("upper", List.of(), "x");\nup': "X",
        'magics.applyLineMagic("loud", List.of("k"))': "K",
        "List<String> added = %jars *.jar\nadded.size()": "1",
        "org.example.Plain.version()": "plain",
    }.items():
        assert given[code] == text, code
    missing = next(cell for code, cell in answers.items() if "missing" in code)
    assert missing.out == "missing true\n"


def test_load_finds_a_script_before_a_notebook_and_says_what_it_tried(start, tmp_path):
    (tmp_path / "a.jsh").write_text("String a = \"script\";")
    (tmp_path / "a.ipynb").write_text("{}")
    (tmp_path / "b.ijava").write_text("int b = 2;")
    (tmp_path / "sub").mkdir()
    notebook = start(cwd=tmp_path / "sub")
    assert notebook.run("%load ../a\na").ok.text == "script"
    assert notebook.run("%load ../b\nb").ok.text == "2"
    trouble = notebook.run("%load ../c").trouble
    assert "There is no file ../c" in trouble and ".jsh, .jshell, .java, .ijava, .ipynb" in trouble
    assert str(tmp_path / "sub") in trouble


def test_an_error_in_a_loaded_file_names_the_file_and_its_line(start, tmp_path):
    folder(tmp_path / "notebooks", start().manager.kernel_spec.argv[0].rsplit("/bin/", 1)[0])
    (tmp_path / "notebooks" / "wrong.java").write_text('\npackage a.b;\n\nint x = "y";\n')
    (tmp_path / "notebooks" / "late.ipynb").write_text(
        json.dumps({"cells": [{"cell_type": "code", "source": ["1 + 1"]}, {"cell_type": "code", "source": ["\n", "1 / 0"]}]})
    )
    notebook = start(cwd=tmp_path / "notebooks")
    notebook.run("%load utils/faulty").ok
    plain = re.sub(r"\x1b\[[0-9;]*m", "", notebook.run("int i = 3;\nFaulty.at(i)").trouble)
    assert "utils/faulty.java (loaded in cell 1), line 5, in at\n     5 |         return numbers[i];" in plain
    assert "cell 2, line 2\n     2 | Faulty.at(i)" in plain
    plain = re.sub(r"\x1b\[[0-9;]*m", "", notebook.run("%load wrong").trouble)
    assert 'wrong.java (loaded in cell 3), line 4\n     4 | int x = "y";' in plain
    plain = re.sub(r"\x1b\[[0-9;]*m", "", notebook.run("%load late").trouble)
    assert "late.ipynb, code cell 2 (loaded in cell 4), line 2\n     2 | 1 / 0" in plain


EXTENSION = """
package course;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
public class Drawn implements Extension {
  public static class Thing {}
  public void install(BaseKernel kernel) {
    kernel.getRenderer().createRegistration(Thing.class).preferring(MIMEType.TEXT_HTML)
        .register((thing, ctx) -> ctx.renderIfRequested(MIMEType.TEXT_HTML, () -> "<b>thing</b>"));
    kernel.getMagicsRegistry().registerLineMagic("drawn", (k, args) -> args.size());
  }
}
"""


def extension(installation, at, source=EXTENSION):
    """A jar with an extension for JJava."""
    at.mkdir()
    (at / "Drawn.java").write_text(source)
    jar = ROOT / "kernel" / "target" / "nabla-kernel.jar"
    javac = Path(installation.java_home) / "bin" / "javac"
    subprocess.run([javac, "-cp", jar, "-d", at / "classes", at / "Drawn.java"], check=True)
    with zipfile.ZipFile(at / "drawn.jar", "w") as made:
        for each in (at / "classes").rglob("*.class"):
            made.write(each, each.relative_to(at / "classes"))
        made.writestr("META-INF/services/org.dflib.jjava.jupyter.Extension", "course.Drawn\n")
    return at / "drawn.jar"


def test_an_extension_made_for_jjava_is_installed_with_its_jar(fresh, installation, tmp_path):
    jar = extension(installation, tmp_path / "ext")
    cell = fresh.run(f"%classpath {jar}\nnew course.Drawn.Thing()").ok
    assert cell.result["text/html"] == "<b>thing</b>"
    assert fresh.run("%drawn a b").ok.text == "2"


def test_an_extension_for_jjava_that_fails_is_named_and_left_out(fresh, installation, tmp_path):
    broken = EXTENSION.replace('kernel.getMagicsRegistry()', 'if (true) throw new IllegalStateException("not today");\nkernel.getMagicsRegistry()')
    jar = extension(installation, tmp_path / "ext", broken)
    cell = fresh.run(f"%classpath {jar}\n6 * 7").ok
    assert cell.text == "42"
    assert "course.Drawn" in cell.err and "not today" in cell.err


def test_a_file_is_shown_as_what_is_asked_for(notebook, tmp_path):
    notebook.run(
        f'var png = Path.of("{(tmp_path / "a.png").as_posix()}");\n'
        'javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(2, 2, 1), "png", png.toFile());'
    ).ok
    (tmp_path / "a.html").write_text("<i>ü</i>", "utf-8")
    data = notebook.run('display(png, "image/png");').ok.of("display_data")[0]["data"]
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG") and data["text/plain"].endswith("a.png")
    data = notebook.run('display(png.toFile(), "image/jpeg");').ok.of("display_data")[0]["data"]
    assert base64.b64decode(data["image/jpeg"]).startswith(b"\xff\xd8\xff")
    data = notebook.run('render(png.resolveSibling("a.html"), "text/html")').ok.result
    assert data["text/html"] == "<i>ü</i>"
    cell = notebook.run('display(png.resolveSibling("none.png"), "image/png");').ok
    assert "NoSuchFileException" in cell.of("display_data")[0]["data"]["text/plain"]


def test_json_is_sent_as_a_tree(notebook):
    data = notebook.run('render("{\\"a\\": [1, 2.5, \\"x\\"]}", "application/json")').ok.result
    assert data["application/json"] == {"a": [1, 2.5, "x"]}
    data = notebook.run('render(Map.of("a", 1), "application/vnd.plotly.v1+json")').ok.result
    assert data["application/vnd.plotly.v1+json"] == {"a": 1}
    assert "JsonSyntaxException" in notebook.run('render("{", "application/json")').ok.text


def test_eval_throws_what_the_code_throws(fresh):
    cell = fresh.run("int zero = 0;\neval(\"1 / zero\")")
    assert cell.error["ename"] == "ArithmeticException"
    assert "line 1" in cell.trouble and "1 / zero" in cell.trouble
    cell = fresh.run('try { eval("int a = ;"); } catch (Exception e) { System.out.println(e.getMessage()); }').ok
    assert "illegal start of expression" in cell.out
    cell = fresh.run('try { eval("int a = \\"x\\";"); } catch (Exception e) { System.out.println(e.getMessage()); }').ok
    assert "String cannot be converted to int" in cell.out and "line 1" in cell.out and "^^^" in cell.out
    cell = fresh.run('lineMagic("nothing", List.of())')
    assert "There is no magic %nothing" in cell.trouble
    assert fresh.run('eval("%time 6 * 7")').ok.text == "42"


def test_ijava_s_runtime_classes_and_maven_resolver(fresh):
    assert fresh.run("io.github.spencerpark.ijava.runtime.Display.render(\"x\", \"text/html\")").ok.result["text/html"] == "x"
    assert fresh.run("io.github.spencerpark.ijava.runtime.Kernel.eval(\"5\")").ok.text == "5"
    assert fresh.run('io.github.spencerpark.ijava.runtime.Magics.lineMagic("jars", List.of("."))').ok.text.startswith("[")
    assert fresh.run("io.github.spencerpark.ijava.IJava.VERSION").ok.text == "1.3.0"
    fresh.run('getKernelInstance().getMavenResolver().addRemoteRepo("extra", "http://localhost:1/");').ok
    trouble = fresh.run('getKernelInstance().getMavenResolver().addMavenDependencies(List.of("org.example:absent:1"));').trouble
    assert "http://localhost:1/" in trouble
    assert "Nabla" in fresh.run("getKernelInstance().getBanner()").ok.text


def test_names_of_other_kernels_are_in_nobody_s_way(fresh):
    def candidates(code):
        return fresh.ask(fresh.client.complete(code, len(code)))["matches"]

    assert candidates("DisplayDataR") + candidates("MIMETypeP") + candidates("RenderRequestT") == []
    assert "dflib" not in " ".join(candidates("import org."))
    for name in ("DisplayDataRenderable", "MIMEType", "JavaKernel"):
        assert "Add import" not in fresh.run(f"{name} x = null;").trouble
    fresh.run("class Renderer { int id = 3; }\nclass Magics {}\nclass IJava {}").ok
    assert fresh.run("new Renderer().id").ok.text == "3"
