"""The jobs done for a scene, each in a process of its own: to record its study, to draw the recording, and to record
it once more, otherwise, for its facts alone.

numpy, the lab and the figures are imported by the jobs alone, so that whoever finds everything kept never loads them.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from engine.errors import Mistake, Mistakes, OutOfTime, Place, assigned
from engine.shelf.shelf import read_entry
from engine.shelf.study_part import study_part
from engine.shelf.trace import Trace

if TYPE_CHECKING:
    from engine.figures.scene import Scene
    from engine.lab.recording import Recording
    from engine.pages.exhibit import Exhibit

UNDRAWN = (ValueError, KeyError, TypeError, IndexError, StopIteration, AttributeError)


def record(trace: Trace, file: str) -> bytes:
    """The recording of a scene's study, for which only what the study needs of the file is run."""
    from engine.lab.load import load_scene, mistake_in, parse_scene
    from engine.lab.packet import encode

    scene = Path(file)
    with trace.aside():
        tree = study_part(parse_scene(scene))
    trace.code(str(scene.resolve()), "study")
    sys.dont_write_bytecode = True  # of the book: a quick second edit of what the study imports late would go unseen
    study = load_scene(scene, tree).STUDY
    try:
        return encode(study.run())
    except Mistakes:
        raise
    except (Exception, SystemExit, OutOfTime) as error:
        raise Mistakes([mistake_in(scene, error)]) from error


def measure(trace: Trace, file: str, shift: str, nudge: str) -> bytes:
    """The facts of a scene's study, recorded with its seeds moved on by `shift`, and its starts by `nudge`, as JSON."""
    from engine.lab.load import load_scene, mistake_in
    from engine.lab.nudge import nudging

    scene = Path(file)
    trace.code(str(scene.resolve()))
    sys.dont_write_bytecode = True
    study = load_scene(scene).STUDY
    try:
        with nudging(float(nudge)):
            found = study.measured(study.run([seed + int(shift) for seed in study.drawn]))
    except Mistakes:
        raise
    except (Exception, SystemExit, OutOfTime) as error:
        raise Mistakes([mistake_in(scene, error)]) from error
    return json.dumps({name: asdict(fact) for name, fact in found.facts.items()}).encode()


def draw(trace: Trace, name: str, file: str, recording: str) -> bytes:
    """The exhibit of a scene: its recording, measured and drawn."""
    import engine.figures.plate  # noqa: F401  with all of the figures, while bytecode may be written
    from engine.figures.scene import Scene
    from engine.figures.theme import themed
    from engine.lab.load import book_of, load_scene, mistake_in, parse_scene
    from engine.lab.packet import decode
    from engine.pages.parcel import pack_exhibit

    scene_file = Path(file)
    with trace.aside():
        tree = parse_scene(scene_file)
        entry = read_entry(Path(recording))
        packet = entry.payload() if entry else None
    if entry is None or packet is None:
        raise Mistakes([Mistake(assigned(scene_file, "STUDY"), "its recording is gone from the shelf")])
    trace.code(str(scene_file.resolve()))
    trace.given("recording", entry.digest)
    sys.dont_write_bytecode = True
    with themed(book_of(scene_file)):
        module = load_scene(scene_file, tree)
        scene = getattr(module, "SCENE", None)
        if not isinstance(scene, Scene):
            raise Mistakes([Mistake(assigned(scene_file, "SCENE"), "a scene file assigns a Scene to SCENE")])
        if scene.study is not module.STUDY:
            raise Mistakes([Mistake(assigned(scene_file, "SCENE"), "SCENE shows another study than STUDY")])
        try:
            measured = module.STUDY.measured(decode(packet, module.STUDY.axes))
        except Mistakes:
            raise
        except (Exception, SystemExit, OutOfTime) as error:
            raise Mistakes([mistake_in(scene_file, error)]) from error
        return pack_exhibit(_exhibit(name, scene_file, scene, measured))


def _exhibit(name: str, file: Path, scene: Scene, recording: Recording) -> Exhibit:
    from engine.figures.plate import plate
    from engine.pages.exhibit import Exhibit

    try:
        plated = plate(name, scene, recording)
    except (Exception, SystemExit, OutOfTime) as error:
        own = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == str(file.resolve())]
        if not own and not isinstance(error, (*UNDRAWN, OutOfTime)):
            raise  # a fault of ours
        place = Place(file, own[-1] or 0) if own else assigned(file, "SCENE")
        said = str(error) if type(error) in (ValueError, OutOfTime) else f"{type(error).__name__}: {error}"
        raise Mistakes([Mistake(place, f"SCENE cannot be drawn: {said}")]) from error
    return Exhibit(
        name,
        scene.title,
        scene.caption,
        scene.alt,
        plated["context"],
        {path: text.encode() for path, text in plated["files"].items()},
        dict(recording.facts),
        dict(recording.method),
        recording.runs,
        recording.steps,
        tuple(recording.seeds),
        {axis.name: len(axis) for axis in recording.axes},
        tuple(scene.chunks),
    )
