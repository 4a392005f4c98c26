"""The words an experiment is written with.

What is run: `race` (optimizers on surfaces), `contest` (update rules on the digits), `own_best` (either, told twice:
at one setting for all, each at its own best), `learn` (one network from several seeds at all settings, as grids), and
below them the loops `descend` and `train`; a loop of an experiment's own says `count(runs, steps)`.
What is chosen: `Axis`, `choice`, `switch`, `starts`; `Sweep` makes columns of axes, and grids of columns.
What is kept: `Study` (axes, what is recorded, its facts, its seeds; `adding` makes further grids of a finished
recording), `Recording` and `Grid`.
What is asked: `at`, `mean`, `best`, `quickest`, `where` of a recording; `steps_to`, `power`,
`standard_error`.
What is said: `Fact`, `about` (facts whose sentences end alike), `in_words` (5 as "five", for captions).
"""

from engine.lab.axis import Axis, choice, starts, switch
from engine.lab.contest import Entry, contest
from engine.lab.descend import descend
from engine.lab.digits import TRAINING, digit_networks, digits
from engine.lab.fact import Fact, about
from engine.lab.grid import Grid
from engine.lab.in_words import in_words
from engine.lab.learn import learn
from engine.lab.own_best import own_best
from engine.lab.power import power
from engine.lab.race import race
from engine.lab.recording import Recording
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
    "digits",
    "first_weights",
    "in_words",
    "learn",
    "own_best",
    "power",
    "race",
    "standard_error",
    "starts",
    "steps_to",
    "switch",
    "train",
]
