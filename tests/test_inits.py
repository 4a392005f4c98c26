"""The __init__ files of the folders that hold one thing a file are what tools/write_inits writes."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_init_files_are_as_the_tool_writes_them():
    checked = subprocess.run(
        [sys.executable, ROOT / "tools" / "write_inits", "--check"], capture_output=True, text=True, check=False
    )
    assert not checked.returncode, f"run tools/write_inits:\n{checked.stderr}"
