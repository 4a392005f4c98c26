"""crew: studies spread over the cores of this machine, or over any executor."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from engine.errors import Mistake, Mistakes, Place
from engine.lab.load import load_scene, mistake_in
from engine.lab.packet import decode, encode
from engine.lab.recording import Recording
from engine.lab.vault import Vault

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
Progress = Callable[[str, int, int], None]


class Alone(Executor):
    """The crew of one: work is done here, when it is asked for."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@contextmanager
def hire(workers: int | None = None) -> Iterator[Executor]:
    """An executor of `workers` processes (one a core by default), each with one BLAS thread; with 1, this process."""
    workers = workers or os.cpu_count() or 1
    if workers == 1:
        yield Alone()
        return
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ |= dict.fromkeys(THREADS, "1")  # a worker reads them when it imports numpy, before any initializer
    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def record_all(
    scenes: Mapping[str, Path],
    vault: Vault,
    executor: Executor,
    mistakes: list[Mistake],
    progress: Progress | None = None,
    force: bool = False,
) -> dict[str, Recording]:
    """name -> recording of every scene: from the vault where it still holds, else computed now and kept there.

    `progress(name, done, total)` is told of each of the `total` recordings that had to be computed. `force` computes
    all. A scene that cannot be loaded or recorded is left out and said in `mistakes`; what succeeded is kept.
    """
    studies, keys, recordings = {}, {}, {}
    for name, file in scenes.items():
        try:
            study = load_scene(file).STUDY
            keys[name] = vault.key(file)
        except Mistakes as found:
            mistakes += found.mistakes
            continue
        studies[name] = study
        kept = None if force else vault.load(name, keys[name], study.axes)
        if kept:
            recordings[name] = kept
    waiting = {executor.submit(record, str(scenes[name])): name for name in studies if name not in recordings}
    for done, future in enumerate(as_completed(waiting), start=1):
        name = waiting[future]
        outcome = _outcome(future, scenes[name])
        if isinstance(outcome, Mistake):
            mistakes.append(outcome)
        else:
            vault.save(name, keys[name], outcome)
            recordings[name] = decode(outcome, studies[name].axes)
        if progress:
            progress(name, done, len(waiting))
    return {name: recordings[name] for name in scenes if name in recordings}


def _outcome(future: Future, scene: Path) -> bytes | Mistake:
    try:
        return future.result()
    except BrokenExecutor as error:  # killed, for want of memory most likely
        return Mistake(Place(scene), f"a worker died while this or another scene was recorded: {error}")


def record(file: str) -> bytes | Mistake:
    """Run the study of one scene file: its recording as bytes, or what went wrong in it. This is what workers do."""
    scene = Path(file)
    try:
        study = load_scene(scene).STUDY
        return encode(study.measured(study.run()))
    except Mistakes as found:
        return found.mistakes[0]
    except Exception as error:
        return mistake_in(scene, error)
