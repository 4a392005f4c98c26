"""Numbers in the player: written and read back as the page and the recording have them."""

import json

import numpy as np

from engine.figures.numbers import codes, number, rounded
from tests.book.playing import woken
from tests.figures.test_format import read_grid


def test_the_value_beside_a_name_is_the_recording_s_to_three_digits(visit, built_site):
    scene = woken(visit("ch02_momentum.html"), "ravine")
    stored = json.loads((built_site / "data" / "ravine.json").read_text(encoding="utf-8"))
    loss = {key: read_grid(stored["grids"][f"loss.{key}"]) for key in ("sgd", "momentum", "nesterov")}
    default = {axis["name"]: axis["default"] for axis in stored["axes"]} | {"learning_rate": 2}
    scene.locator('[data-axis="learning_rate"]').fill("2")
    for step in (0, 7, 33, 80):
        scene.locator(".scrub input").fill(str(step))
        for key, values in loss.items():
            at = tuple(default[dim] for dim in stored["grids"][f"loss.{key}"]["dims"][:-1])
            said = scene.locator(f'.names [data-series="{key}"] .value').first.text_content()
            assert said == number(rounded(float(values[(*at, step)]))), (key, step)


def test_the_player_writes_numbers_as_the_page_does(chapter):
    generator = np.random.default_rng(0)
    values = generator.normal(size=4000) * 10.0 ** generator.integers(-320, 300, 4000)
    edges = [0.0, 1.0, -1.0, 0.001, 0.00099951, 9999.0, 9999.5, 10000.0, 2.125, 1e21, 5e-324, 0.1 + 0.2]
    near = generator.normal(size=2000) * 10.0 ** generator.integers(-5, 6, 2000)
    every = [*edges, *values.tolist(), *near.tolist()]
    every += [rounded(value) for value in every] + list(range(0, 12000, 7))
    written = chapter("ch02_momentum.html").evaluate("values => values.map(press.number)", every)
    assert written == [number(value) for value in every]


def test_the_player_reads_every_value_back_as_it_is_rounded(chapter):
    generator = np.random.default_rng(1)
    values = np.append(
        generator.normal(size=3000) * 10.0 ** generator.integers(-320, 300, 3000), [0, 2.125, 999.5, 1e-5]
    )
    run = {"values": codes(values).tolist()}
    read = chapter("ch02_momentum.html").evaluate("run => run.values.map((_, tick) => press.value(run, tick))", run)
    assert read == [rounded(value) for value in values.tolist()]
