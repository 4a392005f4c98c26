"""The words an experiment is written with.

What is run. `race`: optimizers on surfaces, with `target` the steps to it. `contest`: update rules, with schedules, on
the digits, from several seeds. `own_best`: either of them told twice, at one stop of an axis for all and each at its
own best. `learn`: one network from several seeds at all settings, as grids. Below them are the loops `descend` and
`train`; a loop of an experiment's own says `count(runs, steps)` once, and by `note` how it goes.

What is chosen. `Axis`, and `choice`, `switch`, `starts` for the kinds that come again; `Sweep(axes)` makes `columns` of
them, an entry a run, and `grid`s of what was found for every run.

What is kept. `Study(axes, record, facts, seeds)`: `record(axes, seeds)` where anything is random, else `record(axes)`,
gives a `Recording` of `Grid`s; `facts(found)` measures the finished one. `adding` makes a study with further grids.
A grid may keep every seed, first, in a dimension "seed": curves draw the mean and, with `band=True`, all between.
Runs, steps and seeds are counted: no study types them, and no sentence about a fact repeats them. How runs are made is
noted by the loops, and told under the figure; `note("Data", "...")` adds what a loop cannot know, say how examples were
drawn.

What is asked of a recording. `at("loss.sgd", learning_rate=0.1)`: at these stops; `where(...)`: at these stops for many
grids; `mean`: the mean over the seeds, too; `best("loss.sgd", RATE)`: where along axes the last loss is least, as
`.setting` and `.values`; `quickest("sgd", RATE)`: the same of steps.sgd. A best that is the first or last stop of its
axis is a mistake, unless `at_end` says why it is meant. Of arrays: `steps_to`, `firsts`, `power`,
`principal`, `standard_error`.

What is said. `Fact`; `about("one run")(value, "what", ".2g", low=0.1)` for facts whose sentences end alike;
`settings(hidden_units=32)` for what is set and not measured, so that prose quotes it too;
`in_words(5)` is "five", so that captions quote their settings.
"""

from engine.fact import Fact, about
from engine.in_words import in_words
from engine.lab.axis import Axis, choice, starts, switch
from engine.lab.contest import Entry, contest
from engine.lab.descend import descend
from engine.lab.digits import TRAINING, digit_networks
from engine.lab.firsts import firsts
from engine.lab.grid import Grid
from engine.lab.learn import learn
from engine.lab.method import note
from engine.lab.own_best import own_best
from engine.lab.power import power
from engine.lab.principal import principal
from engine.lab.race import race
from engine.lab.recording import Recording
from engine.lab.settings import settings
from engine.lab.standard_error import standard_error
from engine.lab.standings import steps_to
from engine.lab.study import Study
from engine.lab.sweep import Sweep
from engine.lab.tally import count
from engine.lab.train import first_weights, train

__all__ = [
    "TRAINING",
    "Axis",
    "Entry",
    "Fact",
    "Grid",
    "Recording",
    "Study",
    "Sweep",
    "about",
    "choice",
    "contest",
    "count",
    "descend",
    "digit_networks",
    "first_weights",
    "firsts",
    "in_words",
    "learn",
    "note",
    "own_best",
    "power",
    "principal",
    "race",
    "settings",
    "standard_error",
    "starts",
    "steps_to",
    "switch",
    "train",
]
