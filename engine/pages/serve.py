"""serve: the site on this machine alone, built anew and reloaded on every change."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from engine.shelf.roots import ENGINE

RELOAD = b"""(() => {
  let known = null;
  setInterval(async () => {
    const now = await (await fetch("/-/version")).text();
    if (known !== null && now !== known) location.reload();
    known = now;
  }, 700);
})();
"""


class Handler(SimpleHTTPRequestHandler):
    """The site's files; in pages a script that reloads them, which the site on disk does not have."""

    def __init__(self, *args, version: Callable[[], int], **kwargs):
        self.version = version
        SimpleHTTPRequestHandler.__init__(self, *args, **kwargs)

    def do_GET(self):
        path = Path(self.translate_path(self.path.partition("?")[0]))
        page = path / "index.html" if path.is_dir() else path
        if self.path == "/-/version":
            self._send(str(self.version()).encode(), "text/plain")
        elif self.path == "/-/reload.js":
            self._send(RELOAD, "text/javascript")
        elif page.suffix == ".html" and page.is_file():
            body = page.read_bytes().replace(b"default-src 'none';", b"default-src 'none'; connect-src 'self';")
            self._send(body.replace(b"</head>", b'<script defer src="/-/reload.js"></script></head>'), "text/html")
        else:
            SimpleHTTPRequestHandler.do_GET(self)

    def _send(self, body: bytes, kind: str):
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


def rebuilding(chapters: Path, out: Path, workers: int | None) -> tuple[Callable[[], None], list[Path]]:
    """What builds the site anew, and the folders in which a change asks for it."""
    command = [
        sys.executable,
        "-m",
        "engine",
        "site",
        "--chapters",
        str(chapters.resolve()),
        "--output",
        str(out.resolve()),
    ]
    command += ["--workers", str(workers)] if workers else []

    def rebuild() -> None:
        # a process of its own, so that an edit of the engine counts too
        subprocess.run(command, check=False, cwd=ENGINE.parent)

    return rebuild, [chapters, ENGINE, ENGINE.parent / "site_templates"]


def serve(out: Path, watched: list[Path], rebuild: Callable[[], None], port: int, say: Callable[[str], None]) -> None:
    """Serve `out` on loopback and rebuild on every change below `watched`, until interrupted."""
    built = [0]
    handler = partial(Handler, directory=str(out), version=lambda: built[0])
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C stops)")
        for _ in watch(*(path for path in watched if path.exists()), raise_interrupt=False):
            rebuild()
            built[0] += 1
        server.shutdown()
