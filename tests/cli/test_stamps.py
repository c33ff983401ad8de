"""A step is redone when, and only when, what it was made from has changed."""

from __future__ import annotations

from pathlib import Path

from nabla_cli.stamps import Stamp, digest


def test_the_digest_is_the_same_for_the_same_contents(tmp_path: Path) -> None:
    (tmp_path / "src" / "a").mkdir(parents=True)
    (tmp_path / "src" / "a" / "A.java").write_text("class A {}")
    first = digest("17", tmp_path / "src")
    (tmp_path / "src" / "a" / "A.java").touch()
    assert digest("17", tmp_path / "src") == first


def test_a_change_an_addition_a_removal_and_a_new_name_change_the_digest(tmp_path: Path) -> None:
    folder = tmp_path / "src"
    folder.mkdir()
    (folder / "A.java").write_text("class A {}")
    seen = [digest(folder)]
    (folder / "A.java").write_text("class A { }")
    seen.append(digest(folder))
    (folder / "B.java").write_text("")
    seen.append(digest(folder))
    (folder / "B.java").rename(folder / "C.java")
    seen.append(digest(folder))
    (folder / "A.java").unlink()
    seen.append(digest(folder))
    assert len(set(seen)) == len(seen)


def test_parts_do_not_run_into_each_other() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_a_stamp_remembers_one_digest(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path / "deep" / "jars.stamp")
    assert not stamp.says("one")
    stamp.write("one")
    assert stamp.says("one")
    assert not stamp.says("two")
    stamp.clear()
    assert not stamp.says("one")
