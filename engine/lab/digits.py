"""The digits: 1,797 small images on which the book's networks are trained. Source and licence are in data/README.md."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from gzip import decompress
from hashlib import sha256
from pathlib import Path

import numpy as np

from engine.maths.networks import Network

FILE = Path(__file__).parent / "data" / "digits.csv.gz"
SHA256 = "09f66e6debdee2cd2b5ae59e0d6abbb73fc2b0e0185d2e1957e9ebb51e23aa22"
TRAINING = 1000
SAID = (
    "scikit-learn's digits, 1,797 images of 8 by 8 grey values, less the mean of all pixels and over their standard "
    f"deviation; shuffled once (numpy's default_rng(0)), the first {TRAINING:,} to learn from and the other 797 new"
)


@dataclass(frozen=True)
class Examples:
    """Images (n, 64) with labels (n,), 0 to 9; the pixels of all images together have mean 0 and variance 1."""

    inputs: np.ndarray
    labels: np.ndarray

    @property
    def targets(self) -> np.ndarray:
        """(n, 10), one at the label and zero elsewhere."""
        return np.eye(10)[self.labels]


@cache
def digits() -> tuple[Examples, Examples]:
    """The images to train on, 1,000 of them, and the 797 others, in one shuffled order for the whole book.

    The file is data that the code vouches for by its hash, so a study that reads it is still pure: the hash stands in
    this module, and with it in the key of every recording. Raises ValueError where the file is another.
    """
    packed = FILE.read_bytes()
    if sha256(packed).hexdigest() != SHA256:
        raise ValueError(f"{FILE} is not the file it should be: its sha256 is not {SHA256}")
    table = np.loadtxt(decompress(packed).decode().splitlines(), delimiter=",")
    table = table[np.random.default_rng(0).permutation(len(table))]
    pixels, labels = table[:, :64], table[:, 64].astype(int)
    inputs = (pixels - pixels.mean()) / pixels.std()
    return Examples(inputs[:TRAINING], labels[:TRAINING]), Examples(inputs[TRAINING:], labels[TRAINING:])


def digit_networks(widths: tuple[int, ...], **parts) -> tuple[Network, Network]:
    """A network with these hidden widths on the images to train on, and on the others; `parts` are those of Network."""
    seen, new = digits()
    network = Network((64, *widths, 10), seen.inputs, seen.targets, data=SAID, **parts)
    return network, network.on(new.inputs, new.targets)
