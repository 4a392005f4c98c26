"""What an experiment is written with."""

from engine.fact import Fact, about
from engine.lab.contest import Entry, contest
from engine.lab.digits import digit_networks
from engine.lab.own_best import own_best
from engine.lab.race import race
from engine.lab.recording import Grid, Recording
from engine.lab.study import Study
from engine.lab.sweep import Axis, choice, starts

__all__ = [
    "Axis",
    "Entry",
    "Fact",
    "Grid",
    "Recording",
    "Study",
    "about",
    "choice",
    "contest",
    "digit_networks",
    "own_best",
    "race",
    "starts",
]
