"""An exhibit as bytes, as the shelf keeps it: a line of JSON, then its files one after the other."""

from __future__ import annotations

import json
from dataclasses import asdict

from engine.fact import Fact
from engine.pages.exhibit import Exhibit


def pack_exhibit(exhibit: Exhibit) -> bytes:
    """An exhibit as bytes."""
    told = {key: value for key, value in vars(exhibit).items() if key not in ("files", "facts")}
    told["facts"] = {name: asdict(fact) for name, fact in exhibit.facts.items()}
    told["files"] = {path: len(body) for path, body in exhibit.files.items()}
    return json.dumps(told).encode() + b"\n" + b"".join(exhibit.files.values())


def unpack_exhibit(packed: bytes) -> Exhibit:
    """The exhibit that `pack_exhibit` packed."""
    line, _, rest = packed.partition(b"\n")
    told, at, files = json.loads(line), 0, {}
    for path, size in told["files"].items():
        files[path] = rest[at : at + size]
        at += size
    told |= {"files": files, "facts": {name: Fact(**fact) for name, fact in told["facts"].items()}}
    return Exhibit(**told | {key: tuple(told[key]) for key in ("seeds", "chunks")})
