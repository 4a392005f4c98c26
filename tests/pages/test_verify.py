"""`verify`, on a small book of its own: one claim that hangs on its seed, one on its start, and two that hold."""

import re

import pytest
from click.testing import CliRunner

import build

CHAPTER = """---
title: Dice
summary: Claims.
---

The mean is @{dice.mean:.2f}, of @{dice.draws:d} draws.
The ridge is left at @{ridge.away:.1e}, and the bowl at @{ridge.bowl:.3f}.

::: scene | dice
:::

::: scene | ridge
:::
"""
SCENES = {
    "dice": '''"""Draws."""

import numpy as np

from engine.figures import Curves, Scene
from engine.lab import Axis, Fact, Grid, Recording, Study

TIMES = Axis("times", "Times", (1, 2), 1)


def record(axes, seeds):
    drawn = np.random.default_rng(seeds[0]).standard_normal(100)
    return Recording(axes, {"drawn.all": Grid(("times", "step"), [drawn, 2 * drawn])})


def facts(found):
    mean = found.at("drawn.all", times=1).mean()
    return {"mean": Fact(mean, "mean", low=mean_of(0) - 1e-9, high=mean_of(0) + 1e-9), "draws": Fact(100, "draws")}


def mean_of(seed):
    return np.random.default_rng(seed).standard_normal(100).mean()


STUDY = Study((TIMES,), record, facts, seeds=(0,))
SCENE = Scene("Draws", STUDY, (Curves("drawn"),), caption="Draws.", alt="Draws.")
''',
    "ridge": '''"""A ridge on which a start stays, and a bowl."""

from engine.figures import Curves, Scene
from engine.lab import Axis, Fact, race
from engine.maths.optimizers import SGD
from engine.maths.surfaces import Saddle

RATE = Axis("learning_rate", "Rate", (0.1, 0.2), 0.1)


def facts(found):
    x, y = found.at("path.sgd", learning_rate=0.2)[40]
    return {"away": Fact(abs(y), "distance from the ridge"), "bowl": Fact(abs(x), "along it")}


STUDY = race(Saddle(), (SGD(),), (RATE,), 60, start=(-0.5, 0.0), facts=facts)
SCENE = Scene("A ridge", STUDY, (Curves("loss"),), caption="A ridge.", alt="A ridge.")
''',
}


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "chapters" / "ch00_dice"
    folder.mkdir(parents=True)
    (folder.parent / "book.yml").write_text("title: Dice\n")
    (folder / "chapter.md").write_text(CHAPTER)
    for name, text in SCENES.items():
        (folder / f"{name}.py").write_text(text)
    return folder.parent


def verified(book, *words):
    found = CliRunner().invoke(build.main, ["verify", "--chapters", str(book), "--workers", "1", *words])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.output
    falls = re.findall(r"chapter\.md:(\d+): (\S+): (.*)  \[(.*)\]", found.stdout)
    table = {
        way.strip(): tuple(map(int, rest.split()))
        for way, rest in re.findall(r"^(.{20})((?: +\d+){3})$", found.stdout, re.M)
    }
    return found, falls, table


def test_verify_names_each_claim_that_falls_and_the_way_it_fell(book):
    found, falls, table = verified(book, "--seeds", "2")
    assert found.exit_code == 1
    assert {(line, fact, way) for line, fact, _, way in falls if "kernels" not in way} == {
        ("6", "dice.mean", "seeds + 1000"),
        ("6", "dice.mean", "seeds + 2000"),
        ("7", "ridge.away", "starts + 1e-13"),
    }
    assert table["seeds + 1000"] == (1, 2, 1), "only the study with seeds has others"
    assert table["starts + 1e-13"] == (2, 4, 1)


def test_what_holds_ends_well_and_a_second_run_records_nothing(book):
    assert verified(book, "--seeds", "1")[0].exit_code == 1
    chapter = book / "ch00_dice" / "chapter.md"
    chapter.write_text(CHAPTER.replace("@{ridge.away:.1e}", "last"))
    scene = book / "ch00_dice" / "dice.py"
    scene.write_text(SCENES["dice"].replace("1e-9", "0.5"))
    found, falls, table = verified(book, "--seeds", "1")
    assert (found.exit_code, falls, table["seeds + 1000"]) == (0, [], (1, 2, 0))
    assert "recording dice" in found.stderr
    again, *rest = verified(book, "--seeds", "1")
    assert rest == [falls, table]
    assert "recording" not in again.stderr


def test_the_site_is_the_same_after_verify(book):
    def told():
        site = book.parent / "site"
        made = CliRunner().invoke(
            build.main, ["site", "--chapters", str(book), "--output", str(site), "--workers", "1"]
        )
        assert made.exit_code == 0, made.output
        return {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}

    before = told()
    verified(book, "--seeds", "1")
    assert told() == before
