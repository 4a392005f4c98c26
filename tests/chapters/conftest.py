"""The recordings of the whole book, from its shelf, where building the site has put them."""

import pytest

from engine.lab.load import load_scene
from engine.lab.packet import decode
from engine.lab.recording import Recording
from engine.shelf.shelf import shelf_of
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def recordings(built_site) -> dict[str, Recording]:
    """name -> recording of every scene, with its facts."""
    shelf, found = shelf_of(ROOT / "chapters"), {}
    for file in sorted((ROOT / "chapters").glob("ch*/[!_]*.py")):
        study = load_scene(file).STUDY
        kept = shelf.find(f"chapters/{file.parent.name}/{file.stem}.recording")
        found[file.stem] = study.measured(decode(kept.payload(), study.axes))
    return found
