"""The room of each panel: the side lines up with the main panel, and axes have labels enough, none in another's way."""

import re
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.figures.axes import frame, stops
from engine.figures.layout import GAP, LEAST, MAIN, MOST, ROW, SIDE, TITLE, rooms
from engine.figures.letters import TEXT, length
from engine.figures.panel import WIDTH, Scale


@given(st.integers(200, 300), st.integers(1, 2), st.lists(st.integers(1, 4), max_size=1))
def test_the_side_ends_where_the_main_panel_ends(main, sides, tables):
    first, *others = rooms(main, sides, tables)
    assert (first.height, len(others)) == (main, sides)
    side = sum(TITLE + room.height * SIDE + GAP for room in others) + sum(TITLE + ROW * n + GAP for n in tables) - GAP
    if LEAST < others[0].height < MOST:
        assert side == pytest.approx(TITLE + main * MAIN, abs=SIDE)
    assert LEAST <= others[0].height <= MOST


def domains(log):
    ends = st.floats(-8, 4) if log else st.floats(-1e5, 1e5)
    return st.tuples(ends, st.floats(0.3, 12) if log else st.floats(1e-4, 1e5)).map(
        lambda pair: (10 ** pair[0], 10 ** (pair[0] + pair[1])) if log else (pair[0], pair[0] + pair[1])
    )


@given(st.booleans().flatmap(lambda log: st.tuples(domains(log), st.just(log))), st.integers(110, 350))
def test_an_upright_axis_has_three_labels_that_stand_clear(domain_log, long):
    domain, log = domain_log
    assume(log or domain[1] - domain[0] > 1e-6 * max(map(abs, domain)))
    scale = Scale("", domain, (long + 20.0, 20.0), log)
    found = stops(scale, across=False)
    assert len(found) >= 3
    assert len({text for _, text in found}) == len(found)
    places = sorted(float(scale(value)) for value, _ in found)
    assert all(b - a > TEXT for a, b in pairwise(places))
    assert all(20 - 0.5 <= place <= long + 20.5 for place in places)


@pytest.mark.parametrize(("domain", "log", "texts"), [
    ((0, 200), False, ["0", "50", "100", "150", "200"]),
    ((-1.6, 1.6), False, ["−1.5", "−1", "−0.5", "0", "0.5", "1", "1.5"]),
    ((0, 100_000), False, ["0", "20k", "40k", "60k", "80k", "100k"]),
    ((1e-6, 300), True, ["10⁻⁶", "10⁻⁴", "0.01", "1", "100"]),
    ((0.002, 0.05), True, ["0.002", "0.005", "0.01", "0.02", "0.05"]),
    ((0.4, 1.3), True, ["0.5", "0.7", "1"]),
])  # fmt: skip
def test_labels_are_round_with_a_real_minus(domain, log, texts):
    assert [text for _, text in stops(Scale("", domain, (230.0, 20.0), log), across=False)] == texts


@given(st.text("step learningrate", min_size=1, max_size=24), st.floats(1, 400), st.integers(16, 130))
def test_the_name_of_an_axis_is_not_covered_by_a_label(name, high, right):
    x, y = Scale(name, (0.0, high), (40.0, WIDTH - right)), Scale("", (0.0, 1.0), (200.0, 20.0))
    ticks, axis = re.search(r'<g class="ticks"[^>]*>(.*?)</g>.*<g class="axis"[^>]*>(.*?)</g>', frame(x, y)).groups()
    labels = [(float(at), float(row), text) for at, row, text in re.findall(r'x="(\S+)" y="(\S+)"[^>]*>(.*?)<', ticks)]
    ((at, row, anchor, text),) = re.findall(r'x="(\S+)" y="(\S+)" dy="\S+"(.*?)>(.*?)<', axis)
    start = float(at) - (length(text) if anchor else 0)
    assert len(labels) >= 3
    assert start + length(text) <= WIDTH
    assert all(u + length(label) / 2 < start or v != float(row) for u, v, label in labels)
