"""The command line: which words there are, and which module answers to each."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from nabla_cli.console import Problem, complain

VERSION = "0.1.0"


def main(words: Sequence[str]) -> int:
    """Runs one command; what the user has to see to becomes one line and status 1."""
    try:
        return _dispatch(words)
    except Problem as problem:
        complain(str(problem))
        return 1
    except OSError as error:
        if error.errno == 28:
            complain("the disk is full: free some space (a few GB) and run the command again")
            return 1
        raise
    except KeyboardInterrupt:
        complain("stopped")
        return 130


def _dispatch(words: Sequence[str]) -> int:
    # These hand everything on, options too, so argparse must not read it.
    if words[:1] == ["lab"] and "-h" not in words and "--help" not in words:
        from nabla_cli import lab

        return lab.start(words[1:])
    if words[:1] == ["grade"]:
        from nabla_cli import grade

        return grade.start(words[1:])
    if words[:1] == ["bench"] and len(words) > 1 and words[1] not in ("-h", "--help"):
        from nabla_cli import bench

        return bench.start(words[1], words[2:])
    parser = _parser()
    arguments = parser.parse_args(words)
    if not arguments.command:
        parser.print_help()
        return 2
    status: int = arguments.answer(arguments)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nabla", description="Nabla: deep learning in Java notebooks")
    parser.add_argument("--version", action="version", version=f"nabla {VERSION}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    commands.add_parser(
        "lab", help="set up what is missing and open JupyterLab; its own options follow (--no-browser, --port N)"
    )

    run = commands.add_parser("run", help="run notebooks without a browser")
    run.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="default: all of notebooks/")
    run.add_argument("--save", action="store_true", help="store the outputs in the notebooks")
    run.add_argument("--to", metavar="FOLDER", help="store the executed notebooks there instead")
    run.add_argument("--kernel", default="java", metavar="NAME", help="java (default), jjava, ijava, or any installed")
    run.add_argument("--engine", choices=["mxnet", "pytorch"], help="the DJL engine, as in NABLA_ENGINE")
    run.add_argument("--timeout", type=int, default=600, metavar="S", help="seconds that a cell may take (600)")
    run.set_defaults(answer=_run)

    tidy = commands.add_parser("tidy", help="write notebooks as JupyterLab's save would, without running them")
    tidy.add_argument("notebooks", nargs="*", metavar="NOTEBOOK", help="default: all of the course")
    tidy.set_defaults(answer=_tidy)

    test = commands.add_parser("test", help="run everything that can fail")
    test.add_argument("stages", nargs="*", metavar="STAGE", help="default: all; names with --list")
    test.add_argument("--list", action="store_true", help="print the stages and stop")
    test.add_argument("--quick", action="store_true", help="only what the change can break, in about five minutes")
    test.add_argument("--base", metavar="COMMIT", help="what --quick compares with (where this branch left main)")
    test.set_defaults(answer=_test)

    commands.add_parser("grade", help="mark homework; `nabla grade --help` has the rest")

    kernel = commands.add_parser("kernel", help="install the kernel; print what stock Java kernels need")
    kernel.add_argument("what", choices=["install", "classpath", "startup"])
    kernel.add_argument("--prefix", metavar="FOLDER", help="install there (default: .venv)")
    kernel.set_defaults(answer=_kernel)

    claims = commands.add_parser("claims", help="what the executed notebooks measured of each statement, and what is missing")
    claims.add_argument("--save", action="store_true", help="write docs/claims.md instead of printing")
    claims.set_defaults(answer=_claims)

    commands.add_parser("bench", help="measure: `nabla bench kernel`, `nabla bench train`")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    from nabla_cli import run

    options = run.Options(
        save=arguments.save,
        folder=arguments.to,
        kernel=arguments.kernel,
        engine=arguments.engine,
        timeout=arguments.timeout,
    )
    return run.start(arguments.notebooks, options)


def _tidy(arguments: argparse.Namespace) -> int:
    from nabla_cli import notebook_file

    return notebook_file.start(arguments.notebooks)


def _test(arguments: argparse.Namespace) -> int:
    from nabla_cli import quick, suite

    if (arguments.quick and arguments.stages) or (arguments.base and not arguments.quick):
        raise Problem("--quick chooses by itself: give it no stages, and --base only with it")
    if arguments.quick:
        return quick.start(arguments.base)
    return suite.list_stages() if arguments.list else suite.start(arguments.stages)


def _claims(arguments: argparse.Namespace) -> int:
    from nabla_cli import claims

    return claims.start(arguments)


def _kernel(arguments: argparse.Namespace) -> int:
    from nabla_cli import kernel_command

    return kernel_command.start(arguments.what, arguments.prefix)
