"""Builds the wheel: `python kernel/python/build.py [--jar JAR] [--out FOLDER]`.

A wheel is a zip file with a list of what is in it (PEP 427), so this needs nothing but Python: no build back end
to download. It carries the jar, the kernelspec and a launcher that finds a JDK when a notebook is opened.
"""

import argparse
import base64
import hashlib
import json
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
KERNEL = HERE.parent
NAME = "nabla_kernel"
SPEC_FOLDER = "data/share/jupyter/kernels/java"
TIME = (2026, 1, 1, 0, 0, 0)

SPEC = {
    # Jupyter puts its own Python in place of the word python.
    "argv": ["python", "-m", NAME, "run", "{connection_file}"],
    "display_name": "Java (Nabla)",
    "language": "java",
    "interrupt_mode": "message",
    "metadata": {"debugger": False},
}


def version_of(jar):
    with zipfile.ZipFile(jar) as archive:
        text = archive.read("nabla/kernel/version.properties").decode()
    return text.split("version=", 1)[1].split()[0]


def metadata(version):
    readme = (HERE / "README.md").read_text(encoding="utf-8")
    return (
        "Metadata-Version: 2.1\n"
        f"Name: nabla-kernel\nVersion: {version}\n"
        "Summary: A Java kernel for Jupyter: quick, interruptible, honest about errors\n"
        "License: Apache-2.0\nRequires-Python: >=3.9\n"
        "Classifier: Framework :: Jupyter\n"
        "Description-Content-Type: text/markdown\n\n" + readme
    )


def contents(jar, version):
    """Path in the wheel → bytes."""
    info = f"{NAME}-{version}.dist-info"
    data = f"{NAME}-{version}.data"
    files = {f"{NAME}/{path.name}": path.read_bytes() for path in sorted((HERE / NAME).glob("*.py"))}
    files[f"{NAME}/nabla-kernel.jar"] = jar.read_bytes()
    spec = f"{data}/{SPEC_FOLDER}"
    files[f"{spec}/kernel.json"] = json.dumps(SPEC, indent=1).encode()
    for logo in sorted((KERNEL / "src/main/resources/nabla/kernel").glob("logo-*")):
        files[f"{spec}/{logo.name}"] = logo.read_bytes()
    files[f"{info}/METADATA"] = metadata(version).encode()
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: nabla-kernel\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/entry_points.txt"] = f"[console_scripts]\nnabla-kernel = {NAME}.launcher:main\n".encode()
    record = "".join(f"{path},sha256={digest(content)},{len(content)}\n" for path, content in files.items())
    files[f"{info}/RECORD"] = (record + f"{info}/RECORD,,\n").encode()
    return files


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


def build(jar, out):
    """Writes the wheel into a folder; the same jar gives the same bytes."""
    version = version_of(jar)
    out.mkdir(parents=True, exist_ok=True)
    wheel = out / f"{NAME}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in contents(jar, version).items():
            entry = zipfile.ZipInfo(path, TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return wheel


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jar", type=Path, default=KERNEL / "target" / "nabla-kernel.jar")
    parser.add_argument("--out", type=Path, default=KERNEL / "target")
    options = parser.parse_args()
    if not options.jar.is_file():
        parser.error(f"{options.jar} does not exist: build it with `mvn -Dquick package -pl kernel`")
    print(build(options.jar, options.out))


if __name__ == "__main__":
    main()
