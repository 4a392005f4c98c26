"""Rewrite the pages of all golden cases: python -m tests.golden. Then read what `git diff` shows."""

import tempfile
from pathlib import Path

from tests.golden.cases import CASES, pages, rewrite

for case in CASES:
    with tempfile.TemporaryDirectory() as folder:
        rewrite(case, pages(case, Path(folder)))
    print(f"tests/golden/{case}/pages")
