"""written: parts of a recording or a drawing as text of files."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode

import numpy as np

from engine.figures.numbers import rounded

DIGITS = 12
LEVEL = 6  # of deflating: 9 takes three times as long for a hundredth of the bytes


def to_json(part: dict) -> str:
    """The part as JSON without a space to spare."""
    return json.dumps(part, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def to_script(name: str, chunk: int | str | None, part: dict) -> str:
    """The same JSON as a classic script, deflated in base64: what a page opened from a disk can load."""
    return f"press.deliver({json.dumps(name)},{json.dumps(chunk)},{json.dumps(deflated(to_json(part).encode()))});\n"


def deflated(content: bytes) -> str:
    """Bytes deflated (zlib), in base64."""
    return b64encode(zlib.compress(content, LEVEL)).decode()


def plain(value: object) -> object:
    """numpy's numbers and tuples of them as JSON holds them, to twelve digits: the same whatever computed them."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return rounded(value, DIGITS)
    return [plain(part) for part in value] if isinstance(value, tuple) else value
