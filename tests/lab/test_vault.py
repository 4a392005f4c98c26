"""When a kept recording still holds, and what happens to a damaged one."""

import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from engine.lab import vault as vault_module
from engine.lab.packet import decode, encode
from engine.lab.recording import Fact, Grid, Recording
from engine.lab.sweep import Axis
from engine.lab.vault import Vault

ENGINE = vault_module.ENGINE
AXES = (
    Axis("rate", "rate", (0.1, 1 / 3), 0.1, format=lambda value: f"{value:.1f}"),
    Axis("start", "start", ((0.5, 1.0), (2.0, 0.1)), (2.0, 0.1), control="drag"),
)
RECORDING = Recording(
    AXES,
    {
        "path.sgd": Grid(("rate", "step", "xy"), np.random.default_rng(0).normal(size=(2, 5, 2))),
        "ended.sgd": Grid(("rate",), np.array([-1, 3])),
    },
    {"n": Fact(np.int64(7), "count", "steps", "d", low=np.float64(1.5))},
    {"sgd": "SGD"},
    2,
    8,
    (1,),
)


def test_a_recording_comes_back_exactly():
    back = decode(encode(RECORDING), AXES)
    assert back.axes is AXES and (back.labels, back.runs, back.steps, back.seeds) == ({"sgd": "SGD"}, 2, 8, (1,))
    assert back.facts == RECORDING.facts and f"{back.facts['n'].value:d}" == "7"
    assert list(back.grids) == list(RECORDING.grids)
    for key, grid in RECORDING.grids.items():
        assert back.grids[key].dims == grid.dims and back.grids[key].values.dtype == grid.values.dtype
        assert (back.grids[key].values == grid.values).all()
    with pytest.raises(ValueError, match="other axes"):
        decode(encode(RECORDING), AXES[:1])


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def append(file: Path, line: str) -> None:
    file.write_text(file.read_text() + line)


def test_what_changes_the_key_of_a_scene(scene, book, tmp_path):
    vault = Vault(tmp_path)
    keys = [vault.key(scene)]
    assert vault.key(scene) == keys[0]
    edit(scene, "SCENE = None", "# A remark.\n\nSCENE = 'another caption'")
    assert vault.key(scene) == keys[0]
    for file, old, new in [
        (scene, ", 10,", ", 11,"),
        (scene, "low=1", "low=2"),
        (book / "common.py", "0.02", "0.03"),
    ]:
        edit(file, old, new)
        keys.append(vault.key(scene))
    (book / "unused.py").write_text("X = 1\n")
    assert vault.key(scene) == keys[-1] and len(set(keys)) == len(keys)


def test_the_key_follows_the_engine_but_only_where_it_is_used(scene, book, tmp_path, monkeypatch):
    copy = tmp_path / "elsewhere" / "engine"
    for file in [*ENGINE.glob("maths/**/*.py"), *ENGINE.glob("lab/*.py"), *ENGINE.glob("*.py")]:
        target = copy / file.relative_to(ENGINE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    (book.parent / "engine").mkdir()  # a namesake beside the book is not ours
    before = Vault(tmp_path).key(scene)
    monkeypatch.setattr(vault_module, "ENGINE", copy)
    assert Vault(tmp_path).key(scene) == before, "the same code elsewhere"
    for unused in (
        "maths/optimizers/adam.py",
        "maths/surfaces/snake.py",
        "maths/optimizers/__init__.py",
        "lab/crew.py",
    ):
        append(copy / unused, "EDITED = 1\n")
        assert Vault(tmp_path).key(scene) == before, unused
    for used in (
        "maths/optimizers/momentum.py",
        "maths/optimizers/_optimizer.py",
        "maths/surfaces/quadratic.py",
        "maths/noisy.py",
        "lab/descend.py",
    ):
        append(copy / used, "EDITED = 1\n")
        after = Vault(tmp_path).key(scene)
        assert after != before, used
        before = after


def test_one_entry_a_scene(tmp_path):
    vault = Vault(tmp_path / "vault")
    assert vault.load("ravine", "k1", AXES) is None
    vault.save("ravine", "k1", encode(RECORDING))
    vault.save("ravines", "k1", encode(RECORDING))
    vault.save("ravine", "k2", encode(RECORDING))
    assert sorted(file.name for file in vault.folder.iterdir()) == ["ravine.k2.npz", "ravines.k1.npz"]
    assert vault.load("ravine", "k1", AXES) is None
    assert vault.load("ravine", "k2", AXES).steps == 8
    assert vault.load("ravine", "k2", AXES[:1]) is None


@pytest.mark.parametrize(
    "damage", [lambda whole: b"", lambda whole: whole[:-100], lambda whole: whole[:500], bytes.swapcase]
)
def test_a_damaged_entry_is_none(tmp_path, damage):
    vault = Vault(tmp_path)
    packet = encode(RECORDING)
    vault.save("ravine", "key", packet)
    (tmp_path / "ravine.key.npz").write_bytes(damage(packet))
    assert vault.load("ravine", "key", AXES) is None


def test_every_single_flipped_byte_is_none_or_harmless(tmp_path):
    vault, packet = Vault(tmp_path), encode(RECORDING)
    for at in range(0, len(packet), 7):
        (tmp_path / "ravine.key.npz").write_bytes(packet[:at] + bytes([packet[at] ^ 0xFF]) + packet[at + 1 :])
        loaded = vault.load("ravine", "key", AXES)
        assert loaded is None or (loaded.grids["path.sgd"].values == RECORDING.grids["path.sgd"].values).all()


def test_a_save_killed_half_way_leaves_the_old_entry(tmp_path):
    vault = Vault(tmp_path)
    vault.save("ravine", "old", encode(RECORDING))
    program = (
        "import os, signal\nfrom pathlib import Path\nfrom engine.lab import vault\n"
        "vault.os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"vault.Vault(Path({str(tmp_path)!r})).save('ravine', 'new', b'half')\n"
    )
    killed = subprocess.run([sys.executable, "-c", program], cwd=ENGINE.parent)
    assert killed.returncode == -signal.SIGKILL
    assert vault.load("ravine", "old", AXES).steps == 8 and vault.load("ravine", "new", AXES) is None
    vault.save("ravine", "new", encode(RECORDING))
    assert [file.name for file in tmp_path.iterdir()] == ["ravine.new.npz"]
