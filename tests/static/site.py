"""A server on 127.0.0.1 for one test: pages by address, static files, answers to posts.

`site.pages[path]` is HTML; `site.answers` are given to posts one after the other,
the last one again and again; `site.posts` tells what came.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


@dataclass
class Answer:
    """What a post gets: a status, JSON (or text), headers."""

    status: int = 200
    body: Any = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Post:
    """What came: the address, the headers, the body as text."""

    path: str
    headers: dict[str, str]
    text: str

    def value(self, name: str) -> str:
        """The value of one field of a multipart body; fails when it is not there."""
        _, _, rest = self.text.partition(f'name="{name}"\r\n\r\n')
        assert rest, f"{name} was not sent"
        return rest.partition("\r\n--")[0]


class Site:
    """Serves until the test is over."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.answers: list[Answer] = [Answer()]
        self.posts: list[Post] = []
        self.gate = threading.Event()
        self.gate.set()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *exc: object) -> None:
        self.gate.set()
        self.server.shutdown()
        self.server.server_close()

    def page(self, path: str, body: str, scripts: tuple[str, ...] = (), style: bool = False) -> str:
        """Puts a page there, with scripts of static/js; gives its full address."""
        tags = "".join(
            f'<script type="module" src="/static/js/{name}.js"></script>' for name in scripts
        )
        sheets = '<link rel="stylesheet" href="/static/css/base.css">' if style else ""
        self.pages[path] = (
            f'<!doctype html><html lang="zh-Hans"><title>试</title>{sheets}{tags}<body data-user="7">{body}'
        )
        return self.url + path

    def answer(self, post: Post) -> Answer:
        self.posts.append(post)
        self.gate.wait(10)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                if path.startswith("/static/"):
                    found = finders.find(path.removeprefix("/static/"))
                    body = Path(found).read_bytes() if found else b""
                    return self.reply(
                        200 if found else 404, body, guess_type(path)[0] or "text/plain"
                    )
                html = site.pages.get(path)
                return self.reply(
                    200 if html else 404, (html or "").encode(), "text/html; charset=utf-8"
                )

            def do_POST(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                text = self.rfile.read(length).decode()
                answer = site.answer(Post(self.path, dict(self.headers), text))
                body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
                kind = (
                    "text/html; charset=utf-8"
                    if isinstance(answer.body, str)
                    else "application/json"
                )
                self.reply(answer.status, body.encode(), kind, answer.headers)

            def reply(
                self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None
            ) -> None:
                self.send_response(status)
                for name, value in {
                    "Content-Type": kind,
                    "Content-Length": str(len(body)),
                    "Content-Security-Policy": POLICY,
                    **(headers or {}),
                }.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                """Quiet."""

        return Handler
