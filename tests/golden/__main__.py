"""Rewrite the pages of all golden cases: python -m tests.golden. Then read what `git diff` shows."""

import tempfile
from pathlib import Path

from tests.golden.cases import CASES, pages_of, rewrite, site_of

for case in CASES:
    with tempfile.TemporaryDirectory() as folder:
        rewrite(case, pages_of(site_of(case, Path(folder))))
    print(f"tests/golden/{case}/pages")
