"""serve: the site on this machine alone, built anew on every change; what is wrong then stands over the page."""

from __future__ import annotations

import json
import mimetypes
import re
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from watchfiles import watch

from engine.errors import Mistake, Mistakes, Place
from engine.shelf.roots import ENGINE

HERE = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.I)  # whoever else's name leads here is no friend
PROGRESS = re.compile(r"\(\d+ of \d+, \d+ s\)$")
RELOAD = (ENGINE.parent / "site_templates" / "serve.js").read_bytes
NOTHING_YET = b"<!DOCTYPE html><html lang=en><head><title>No site yet</title></head><body></body></html>"


@dataclass
class Built:
    """How often the site was built while it was served, and what was said the last time, if that failed."""

    version: int = 0
    said: str = ""


class Handler(BaseHTTPRequestHandler):
    """The site's files; in pages a script that reloads them, which the site on disk does not have."""

    def __init__(self, *args, folder: Path, built: Built, **kwargs):
        self.folder, self.built = folder, built
        BaseHTTPRequestHandler.__init__(self, *args, **kwargs)

    def do_GET(self) -> None:
        status, body, kind = self._answer()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET

    def _answer(self) -> tuple[int, bytes, str]:
        """Status, body and kind of what is asked for."""
        if not HERE.fullmatch(self.headers.get("Host", "localhost")):
            return 403, b"this is served to this machine alone", "text/plain"
        path = unquote(urlsplit(self.path).path)
        if path == "/-/state":
            return 200, json.dumps(vars(self.built)).encode(), "application/json"
        if path == "/-/serve.js":
            return 200, RELOAD(), "text/javascript"
        file = self._file(path)
        if file is None:
            missing = self.folder / "404.html"
            return 404, self._page(missing.read_bytes() if missing.is_file() else NOTHING_YET), "text/html"
        body = file.read_bytes()
        if file.suffix == ".html":
            return 200, self._page(body), "text/html"
        return 200, body, mimetypes.guess_type(file.name)[0] or "application/octet-stream"

    def _file(self, path: str) -> Path | None:
        """The file of the site at a path; none that is hidden, or lies elsewhere."""
        parts = [part for part in path.split("/") if part]
        try:
            if "\0" in path or any(part.startswith(".") for part in parts):
                return None
            file = self.folder.joinpath(*parts)
            file = file / "index.html" if file.is_dir() else file
            return file if file.is_file() and file.resolve().is_relative_to(self.folder.resolve()) else None
        except (OSError, ValueError):  # a name that no disk could hold
            return None

    def _page(self, body: bytes) -> bytes:
        body = body.replace(b"default-src 'none';", b"default-src 'none'; connect-src 'self'; script-src 'self';", 1)
        return body.replace(b"</head>", b'<script defer src="/-/serve.js"></script></head>', 1)

    def log_message(self, *args) -> None:
        """Nothing is said of requests."""


def rebuilding(chapters: Path, out: Path, workers: int | None) -> tuple[Callable[[], str], list[Path]]:
    """What builds the site anew and gives what is wrong, or nothing; and the folders in which a change asks for it."""
    command = [sys.executable, "-m", "engine", "site", "--chapters", str(chapters.resolve())]
    command += ["--output", str(out.resolve()), *(["--workers", str(workers)] if workers else [])]

    def rebuild() -> str:
        # a process of its own, so that an edit of the engine counts too
        with subprocess.Popen(command, cwd=ENGINE.parent, stderr=subprocess.PIPE, text=True) as build:
            lines = []
            for line in build.stderr or ():
                sys.stderr.write(line)
                lines += [] if PROGRESS.search(line.rstrip()) else [line.rstrip()]
        return "\n".join(lines) or "the build failed" if build.returncode else ""

    return rebuild, [chapters, ENGINE, ENGINE.parent / "site_templates"]


def serve(
    out: Path, watched: list[Path], rebuild: Callable[[], str], port: int, say: Callable[[str], None], first: str = ""
) -> None:
    """Serve `out` on loopback and rebuild on every change below `watched`, until interrupted; `first` is what was wrong
    when it was built. Raises Mistakes where the port is taken.
    """
    built = Built(said=first)
    with _server(port, partial(Handler, folder=out, built=built)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"http://127.0.0.1:{server.server_port}/ (Ctrl-C stops)")
        for changes in watch(*(path for path in watched if path.exists()), raise_interrupt=False):
            if all(Path(path).is_relative_to(out.resolve()) for _, path in changes):
                continue  # the site itself, in the book's own folder
            built.said = rebuild()
            built.version += 1
        server.shutdown()


def _server(port: int, handler: Callable) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        said = f"port {port} cannot be had ({error.strerror}): --port chooses another, 0 a free one"
        raise Mistakes([Mistake(Place(Path("serve")), said)]) from error
