"""kernels: the ways in which numpy and its linear algebra can compute on this processor."""

from __future__ import annotations

import platform

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

CORES = {  # machine -> a core that OpenBLAS can take this one for -> what numpy says where it has that core's kernels
    "x86_64": {"Nehalem": "SSE42", "Haswell": "AVX2"},
    "amd64": {"Nehalem": "SSE42", "Haswell": "AVX2"},
    "aarch64": {"ARMV8": "ASIMD"},
}


def kernels() -> dict[str, dict[str, str]]:
    """What they are called -> the environment that asks for them, of those that this processor can run.

    The first core of a machine goes with numpy's plainest loops, without any that it chooses by the processor; the
    others with all of them.
    """
    found = {}
    plain = " ".join(name for name in __cpu_dispatch__ if __cpu_features__.get(name))
    for core, feature in CORES.get(platform.machine().lower(), {}).items():
        if __cpu_features__.get(feature):
            loops = {"NPY_DISABLE_CPU_FEATURES": plain} if plain and not found else {}
            found[f"kernels of {core}"] = {"OPENBLAS_CORETYPE": core} | loops
    return found
