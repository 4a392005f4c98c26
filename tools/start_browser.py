"""Start what drives the browser tests, once: python tools/start_browser.py CHROMIUM, or --driver for the driver alone.

Exit status 1 and a line that says why where it does not start: better once here than in each of the tests.
"""

import subprocess
import sys

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Error, sync_playwright


def driver_problem() -> str | None:
    """The last thing Playwright's driver, a Node, says where it does not start."""
    started = subprocess.run([compute_driver_executable()[0], "--version"], capture_output=True, text=True, check=False)
    return started.stderr.strip().splitlines()[-1] if started.returncode else None


def browser_problem(chromium: str) -> str | None:
    """The telling line of what a Chromium says where it opens no page."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            browser.new_page().goto("about:blank")
            browser.close()
    except Error as error:
        lines = error.message.splitlines()
        return next((line.strip() for line in lines if "[err]" in line and "rror" in line), lines[0])
    return None


if __name__ == "__main__":
    problem = driver_problem()
    if problem:
        sys.exit(f"The browser's driver does not start ({problem}): 'apt-get install libatomic1' on Debian.")
    if sys.argv[1] != "--driver" and (problem := browser_problem(sys.argv[1])):
        sys.exit(f"{sys.argv[1]} does not start ({problem}).")
