"""Exhibits: scenes found by name, drawn, and made into what a page shows and the files that go with it."""

from __future__ import annotations

import json
import os
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.figures.plate import plate
from engine.figures.scene import Scene
from engine.figures.theme import THEME
from engine.lab.load import load_scene
from engine.lab.recording import Recording
from engine.pages.exhibit import Exhibit

FIGURES = Path(__file__).parents[1] / "figures"


def _effort(recording: Recording) -> str:
    """What a recording took, in words; empty where nothing was run."""
    parts = [f"{recording.runs:,} run{'' if recording.runs == 1 else 's'}"] if recording.runs else []
    parts += [f"{recording.steps:,} steps"] if recording.steps else []
    parts += [_seeds(recording.seeds)] if recording.seeds else []
    return ", ".join(parts)


def _seeds(seeds: tuple[int, ...]) -> str:
    """The seeds in words."""
    if len(seeds) > 1 and seeds == tuple(range(seeds[0], seeds[-1] + 1)):
        return f"random numbers from seeds {seeds[0]} to {seeds[-1]}"
    return f"random numbers from seed{'s' * (len(seeds) > 1)} {', '.join(map(str, seeds))}"


def exhibit(name: str, file: Path, recording: Recording, shelf: Path) -> Exhibit:
    """The exhibit of one scene file and its recording; drawn once, and kept on the shelf until something changes."""
    scene = getattr(load_scene(file), "SCENE", None)
    if not isinstance(scene, Scene):
        raise Mistakes([Mistake(Place(file), "a scene file assigns a Scene to SCENE")])
    kept = shelf / f"{name}.{_key(file, recording)}.json"
    try:
        packed = json.loads(kept.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        try:
            packed = plate(name, scene, recording)
        except (ValueError, KeyError, TypeError, IndexError, StopIteration, AttributeError) as error:
            raise Mistakes([Mistake(Place(file), f"SCENE cannot be drawn: {type(error).__name__}: {error}")]) from error
        _keep(kept, packed, name)
    files = {path: text.encode() for path, text in packed["files"].items()}
    return Exhibit(
        name,
        scene.title,
        scene.caption,
        scene.alt,
        packed["context"],
        files,
        recording.facts,
        _effort(recording),
        recording.runs,
        recording.steps,
        recording.seeds,
        {axis.name: len(axis) for axis in recording.axes},
        scene.chunks,
    )


def _key(file: Path, recording: Recording) -> str:
    digest = sha256(f"{version('matplotlib')} {version('numpy')} ".encode() + file.read_bytes() + _drawing_code())
    for key, grid in recording.grids.items():
        digest.update(f"{key} {grid.dims} {grid.values.shape}".encode())
        digest.update(grid.values.tobytes())
    return digest.hexdigest()[:32]


@cache
def _drawing_code() -> bytes:
    surfaces = FIGURES.parent / "maths" / "surfaces"
    files = [THEME, Path(__file__), *sorted(FIGURES.rglob("*.py")), *sorted(surfaces.glob("*.py"))]
    return b"".join(part.read_bytes() for part in files)


def _keep(kept: Path, packed: dict, name: str) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    for old in kept.parent.glob(f"{name}.*.json"):
        old.unlink(missing_ok=True)
    part = kept.with_suffix(f".part{os.getpid()}")
    part.write_text(json.dumps(packed, ensure_ascii=False), encoding="utf-8")
    os.replace(part, kept)
