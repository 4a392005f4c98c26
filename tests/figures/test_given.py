"""What an author gives views, a clock and a scene, where it cannot be meant: each is said, with the right form."""

import numpy as np
import pytest

from engine.figures import Bars, Clock, Cloud, Curves, Flipbook, Heat, Morph, Paths, Plane, Scene, Standings
from engine.figures.draw import draw
from engine.lab import Axis, Grid, Recording, Study, choice
from engine.maths.surfaces import Valley

RATE = Axis("rate", "Rate", (1.0, 2.0, 3.0), 2.0)
SIZE = Axis("size", "Size", (1, 2), 1)
KIND = choice("kind", "Kind", {"a": "one", "b": "other"})
FOUND = Recording(
    (RATE, SIZE, KIND),
    {
        "warm.tea": Grid(("rate", "step"), np.ones((3, 5))),
        "warm.cocoa": Grid(("rate", "step"), np.ones((3, 5))),
        "seeds.tea": Grid(("seed", "rate", "step"), np.ones((2, 3, 5))),
        "days.all": Grid(("step",), np.arange(5.0)),
        "weeks.all": Grid(("step",), np.arange(4.0)),
        "one.all": Grid((), 1.0),
        "owed.tea": Grid(("step",), [2.0, 1, 0, 0, 0]),
        "debt.tea": Grid(("step",), [2.0, 1, 0, 0, -1]),
        "none.tea": Grid(("step",), np.zeros(5)),
        "share.tea": Grid(("rate", "bar"), np.arange(6.0).reshape(3, 2)),
        "map.tea": Grid(("rate", "size"), np.arange(6.0).reshape(3, 2)),
        "spot.tea": Grid(("rate", "point"), np.ones((3, 4))),
        "dots.tea": Grid(("rate", "point", "xy"), np.ones((3, 4, 2))),
        "path.tea": Grid(("rate", "step", "xy"), np.ones((3, 5, 2))),
        "wave.tea": Grid(("rate", "step", "point"), np.ones((3, 5, 4))),
        "place.all": Grid(("point",), np.arange(4.0)),
        "by_kind.tea": Grid(("kind",), np.ones(2)),
        "rank.tea": Grid(("rate",), np.arange(3)),
        "ends.low": Grid(("rate",), np.arange(3)),
        "ends.high": Grid((), 3.0),
    },
    labels={"tea": "tea"},
)
STUDY = Study(FOUND.axes, lambda axes: FOUND)
WARM = Curves("warm")


def scene(*views, **more) -> Scene:
    return Scene("A scene", STUDY, views, **{"caption": "It is so.", "alt": "Something.", **more})


WRONG = {
    "Curves: x='day': there is no grid 'day.tea' and no 'day.all'; did you mean 'days'?": Curves("warm", x="day"),
    "Curves: x='weeks': grid 'weeks.all' is of (step), (4,); the lines are of (rate, step), (3, 5)": Curves(
        "warm", x="weeks"
    ),
    "Curves: x='one': grid 'one.all' is of (), (); the lines are of (rate, step), (3, 5)": Curves("warm", x="one"),
    "Curves: band=True: no grid of 'warm' has a dimension 'seed'": Curves("warm", band=True),
    "Curves: only, of 'warm': there is no 'te'; did you mean 'tea'?": Curves("warm", only=("te",)),
    "Curves: zone='end': no grid is called 'end.low'; did you mean 'ends.low'?": Curves("warm", zone="end"),
    "Curves: x_zone='ends': grid 'ends.low' is one number, without dimensions": Curves("warm", x_zone="ends"),
    "Curves: no axis is called 'rat'; did you mean 'rate'?": Curves("warm", across="rat"),
    "Curves: across='size': grid 'warm.tea' of (rate, step) does not depend on it": Curves("warm", across="size"),
    "Curves: across='kind': its stops are no numbers": Curves("by_kind", across="kind"),
    "Curves: grid 'rank.tea' is of (rate) and should be of (axes..., point)": Curves("rank"),
    "Curves: nothing recorded is called 'warmth'; did you mean 'warm'?": Curves("warmth"),
    "Curves: log_y: grid 'debt.tea' goes down to -1": Curves("debt", log_y=True),
    "Curves: log_y: grid 'none.tea' goes down to 0": Curves("none", log_y=True),
    "Curves: log_x: grid 'the ticks' goes down to 0": Curves("warm", log_x=True),
    "Curves: log_x: grid 'days.all' goes down to 0": Curves("warm", x="days", log_x=True),
    "Bars: bars: 3 labels for the 2 bars of grid 'share.tea'": Bars("share", ("a", "b", "c")),
    "Bars: log_y: grid 'share.tea' goes down to 0": Bars("share", ("a", "b"), log_y=True),
    "Bars: grid 'warm.tea' is of (rate, step) and should be of (axes..., bar); take its last step": Bars(
        "warm", ("a",)
    ),
    "Cloud: grid 'spot.tea' is of (rate, point) and should be of (axes..., point, xy)": Cloud("spot"),
    "Plane: grid 'warm.tea' is of (rate, step) and should be of (axes..., step, xy)": Plane("warm"),
    "Paths: grid 'warm.tea' is of (rate, step) and should be of (axes..., step, xy)": Paths(Valley(), "warm"),
    "Paths: handle='size': no grid of 'path' depends on it": Paths(Valley(), handle="size"),
    "Paths: along, of Valley: there is no 'rate'; did you mean 'curvature'?": Paths(Valley(), along=("rate",)),
    "Paths: surface: there is no '1.0'; there is x": Paths({"x": Valley()}, along=("rate",)),
    "Morph: x='plac' asks for a grid 'plac.all' of (point); did you mean 'place.all'?": Morph("wave", "plac"),
    "Morph: x='days': grid 'days.all' is of shape (5,), not (4,)": Morph("wave", "days"),
    "Heat: no grid is called 'map'; a whole key is asked for, such as 'map.tea'": Heat("map", "rate", "size"),
    "Heat: no axis is called 'sizes'; did you mean 'size'?": Heat("map.tea", "rate", "sizes"),
    "Heat: y='kind': grid 'map.tea' is on 'rate' and 'size'; a map is over two": Heat("map.tea", "rate", "kind"),
    "Heat: log: grid 'map.tea' goes down to 0": Heat("map.tea", "rate", "size", log=True),
    "Heat: classes: grid 'map.tea' holds 2, and they are 0 to 1": Heat("map.tea", "rate", "size", classes=("a", "b")),
    "Standings: grid 'warm.tea' is of (rate, step) and should be of (axes...); take its last step": Standings(
        "warm", "w"
    ),
    "Standings: best: there is no 'lowest'; did you mean 'low'?": Standings("rank", "Rank", best="lowest"),
    "Flipbook: no axis is called 'rat'; did you mean 'rate'?": Flipbook(lambda *_: None, ("rat",)),
    "Scene: views are tables alone; a picture": Standings("rank", "Rank"),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_view_says_what_it_cannot_draw_and_what_there_is(said):
    with pytest.raises(ValueError, match=r"^") as caught:
        draw("scene", scene(WRONG[said]), FOUND)
    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    ("view", "arguments", "said"),
    [
        (Curves, {"domain": (3, 3)}, r"Curves: domain=\(3, 3\): two finite numbers that differ"),
        (Curves, {"x_domain": (0, float("inf"))}, "Curves: x_domain=.*: two finite numbers"),
        (Curves, {"domain": (0, 3), "log_y": True}, "Curves: domain=.*: a logarithmic axis has both its ends above 0"),
        (Curves, {"x_domain": (0, 3), "log_x": True}, "Curves: x_domain=.*: a logarithmic axis"),
        (Curves, {"domain": 3}, "Curves: domain=3: two numbers are asked for"),
        (Curves, {"zone": (1, 2, 3)}, "Curves: zone=.*: two numbers are asked for"),
        (Curves, {"only": "tea"}, r"Curves: only='tea': one text, .*: write only=\('tea',\), with a comma"),
        (Bars, {"bars": "abc"}, "Bars: bars='abc': one text"),
        (Cloud, {"window": ((0, 0), (1, 2))}, "Cloud: window=.*: two finite numbers that differ"),
        (Plane, {"labels": "xy"}, "Plane: labels='xy': two texts are asked for"),
        (Heat, {"x": "rate", "y": "size", "log": True, "domain": (0, 1)}, "Heat: domain=.*: a logarithmic axis"),
        (Standings, {"column": "c", "beside": "cost"}, "Standings: beside='cost': two texts"),
    ],
)
def test_an_argument_that_cannot_be_meant_is_said_where_it_is_written(view, arguments, said):
    with pytest.raises(ValueError, match=said):
        view("warm", **arguments)


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        ({"stops": (3, 6), "default": 4}, "Clock: default=4 is none of the stops 3, 6"),
        ({"stops": (6, 3)}, r"Clock: stops=\(6, 3\), default=None are no ticks, from 1 up and rising"),
        ({"stops": (0, 3)}, "Clock: stops="),
        ({"stops": 3}, r"Clock: stops is one thing.*: write stops=\(3,\), with a comma"),
        ({"start": -2}, "Clock: start=-2 is no tick"),
        ({"rate": 0}, "Clock: rate=0"),
    ],
)
def test_a_clock_that_fits_no_recording_is_said_where_it_is_written(clock, said):
    with pytest.raises(ValueError, match=said):
        Clock(**clock)


@pytest.mark.parametrize(
    ("clock", "said"),
    [
        (Clock(stops=(2, 3)), r"Clock: stops=\(2, 3\) without a default, .* ends at 4, .*: say default=3"),
        (Clock(stops=(2, 9), default=2), "Clock: stops: 9 is beyond the recording, whose last tick is 4"),
        (Clock(default=9), "Clock: default: 9 is beyond the recording"),
        (Clock(times=(0.0, 0.5)), "Clock: times has 2 entries, and the recording 5 ticks"),
        (Clock(start=5), "Clock: start=5 is beyond the last tick shown, 4"),
        (Clock(stops=(2, 4), default=2, start=3), "Clock: start=3 is beyond the last tick shown, 2"),
    ],
)
def test_a_clock_is_held_against_the_recording(clock, said):
    with pytest.raises(ValueError, match=said):
        draw("scene", scene(WARM, clock=clock), FOUND)


def test_clocks_that_fit_are_drawn():
    assert draw("scene", scene(WARM, clock=Clock(stops=(2, 4))), FOUND).horizon == 4
    assert draw("scene", scene(WARM, clock=Clock(stops=(2, 4), default=2, start=1)), FOUND).start == 1
    assert draw("scene", scene(Cloud("dots")), FOUND).ticks == 0
    with pytest.raises(ValueError, match="Clock: nothing in this scene moves; write clock=None"):
        draw("scene", scene(Cloud("dots"), clock=Clock(times=(1, 2))), FOUND)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": ""}, "Scene: title is empty"),
        ({"alt": "  "}, "Scene: alt is empty; it says in plain words what there is to see"),
        ({"views": WARM}, r"Scene: views is one thing.*: write views=\(Curves\(...\),\), with a comma"),
        ({"views": ()}, "Scene: views="),
        ({"views": ("warm",)}, "Scene: views="),
        ({"off": "tea"}, r"Scene: off is one thing.*: write off=\('tea',\), with a comma"),
    ],
)
def test_a_scene_says_what_it_lacks(given, said):
    whole = {"title": "A scene", "study": STUDY, "views": (WARM,), "caption": "It is.", "alt": "Something."}
    with pytest.raises(ValueError, match=said):
        Scene(**whole | given)


def test_names_that_a_scene_has_not_are_said():
    with pytest.raises(ValueError, match="Scene: off: there is no 'coco'; did you mean 'cocoa'"):
        draw("scene", scene(WARM, off=("coco",)), FOUND)
    with pytest.raises(ValueError, match="Scene: chunks: there is no 'rat'; did you mean 'rate'"):
        draw("scene", scene(WARM, chunks=("rat",)), FOUND)


def test_what_is_none_lies_below_a_logarithmic_axis():
    (panel,) = draw("scene", scene(Curves("owed", log_y=True)), FOUND).panels
    (layer,) = panel.layers
    assert (layer.points[2:, 1] > panel.height).all()


def test_a_table_may_rank_series_that_no_picture_shows():
    assert draw("scene", scene(Cloud("dots"), Standings("rank", "Rank")), FOUND).tokens == {"tea": "series-1"}
    found = Recording((RATE,), {"warm.tea": FOUND.grid("warm.tea"), "rank.other": FOUND.grid("rank.tea")})
    assert draw("scene", scene(WARM, Standings("rank", "Rank")), found).ink("other").colour.startswith("var(--series-2")


def test_one_point_and_one_value_have_room():
    found = Recording(
        (RATE, SIZE), {"one.tea": Grid(("point",), [3.0]), "flat.all": Grid(("rate", "size"), np.ones((3, 2)))}
    )
    for view in (Curves("one"), Curves("one", log_y=True), Heat("flat.all", "rate", "size")):
        (panel,) = draw("scene", scene(view, clock=None), found).panels
        assert all(np.isfinite(layer.points).all() for layer in panel.layers)
