"""The pictures of the whole site: sound SVG, the theme's colours, everything in its place."""

import re
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.figures.panel import Scale
from engine.figures.scene import Scene
from engine.figures.svg import drawn
from engine.figures.theme import theme
from engine.lab.load import load_scene
from tests.conftest import ROOT

SCENES = sorted(file for file in (ROOT / "chapters").glob("*/*.py") if not file.name.startswith("_"))


@pytest.fixture(scope="module")
def frames(built_site):
    return {str(path.relative_to(built_site)): path.read_text() for path in built_site.glob("frames/*/*.svg")}


def test_every_scene_has_frames_that_are_sound_svg_and_load_nothing(frames):
    assert {path.split("/")[1] for path in frames} == {file.stem for file in SCENES}
    for path, text in frames.items():
        root = ElementTree.fromstring(text)
        assert root.tag.endswith("}svg"), path
        assert root.get("viewBox"), path
        assert not re.search(r"<(script|image|foreignObject)|https?://(?!www\.w3\.org/)|NaN|\bnan\b|inf\b", text), path
        assert len(text) < 250_000, path


def test_colours_are_tokens_only_so_that_light_and_dark_both_hold(frames):
    for path, text in frames.items():
        body = re.sub(r"<style>.*?</style>", "", text)
        for token, fallback in re.findall(r"var\(--([\w-]+),(#[0-9a-f]{6})\)", body):
            assert theme().light[token] == fallback
        assert not re.findall(r"#[0-9a-f]{6}", re.sub(r"var\([^)]*\)", "", body)), path
        style = re.search(r"<style>(.*?)</style>", text).group(1)
        used = set(re.findall(r"var\(--([\w-]+),", body))
        assert used == set(re.findall(r"--([\w-]+):", style)), path


def test_ids_are_never_shared_between_the_pictures_of_a_page(built_site):
    for page in built_site.glob("*_*.html"):
        ids = re.findall(r' id="([^"]+)"', page.read_text())
        assert len(ids) == len(set(ids)), page.name


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance of "#rrggbb"."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_of_a_known_pair():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_lines_stand_out_from_the_paper(scheme):
    colours = getattr(theme(), scheme)
    for token in ("ink", "muted", "accent", "right", "wrong"):
        assert contrast(colours[token], colours["paper"]) >= 4.5, token
        assert contrast(colours[token], colours["wash"]) >= 4.5, token
    lines = {t for t in colours if re.match(r"(series-\d|law-\d|sgd|momentum|adam|rmsprop|amsgrad|train|test)", t)}
    for token in lines:
        assert contrast(colours[token], colours["paper"]) >= 3, token
    for token in ("adagrad", "adamw", "nesterov"):  # the agreed colours are paler; their dashes and names carry them
        assert contrast(colours[token], colours["paper"]) >= 2.5, token


@pytest.mark.parametrize("file", SCENES, ids=lambda file: file.stem)
def test_no_two_series_of_a_scene_look_alike(file, built_site):
    page = (built_site / f"{file.parent.name}.html").read_text()
    legend = page.split(f'data-scene="{file.stem}"')[1].split("</ul>")[0] if 'class="legend"' in page else ""
    looks = re.findall(r'data-series="([\w-]+)".*?stroke="([^"]+)"[^>]*?(?: stroke-dasharray="([^"]+)")?/>', legend)
    for one, other in combinations(looks, 2):
        assert one[1:] != other[1:], (one[0], other[0])


def test_every_scene_file_says_what_there_is_to_see():
    for file in SCENES:
        scene = load_scene(file).SCENE
        assert isinstance(scene, Scene)
        assert len(scene.alt.split()) >= 8, file.stem
        assert len(scene.caption.split()) >= 5, file.stem
        assert scene.alt not in (scene.title, scene.caption)


@given(st.floats(1e-6, 1e6), st.floats(1.01, 1e6), st.booleans(), st.floats(0, 1))
def test_a_scale_takes_its_domain_onto_its_range(low, times, log, part):
    high = low * times
    scale = Scale("", (low, high), (280.0, 22.0), log)
    value = low * times**part if log else low + part * (high - low)
    assert scale([low, high]) == pytest.approx([280, 22])
    assert scale(value) == pytest.approx(280 - 258 * part, abs=1e-6)
    assert scale(high * 10, hold=0) == pytest.approx(22)


def test_what_matplotlib_draws_stands_where_the_scale_says():
    x, y = Scale("", (0.0, 2.0), (44.0, 388.0)), Scale("", (1.0, 100.0), (262.0, 22.0), log=True)
    svg = drawn("t", 400, 300, x, y, lambda axes: axes.plot([0.5, 1.5], [1, 10], color=theme().sentinel("sgd")))
    path = next(path for path in re.findall(r"<path[^>]*>", svg) if "--sgd" in path)
    found = re.search(r'd="M(-?[\d.]+) (-?[\d.]+)l(-?[\d.]+) ?(-?[\d.]+)', path)
    ax, ay, dx, dy = map(float, found.groups())
    assert (ax, ay) == pytest.approx((float(x(0.5)), float(y(1))), abs=0.11)
    assert (ax + dx, ay + dy) == pytest.approx((float(x(1.5)), float(y(10))), abs=0.21)
