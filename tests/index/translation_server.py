"""A real HTTP server on loopback that speaks as LibreTranslate and as Google's page do, and that
misbehaves on demand."""

from __future__ import annotations

import html
import json
import re
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

#: Sentences that the server can translate; a line is translated sentence by sentence.
LEXICON = {
    "La Russie a reçu 40 missiles KN-23 de la Corée du Nord.": (
        "Russia received 40 KN-23 missiles from North Korea."
    ),
    "Le ministère en a parlé le 3 mars 2024.": "The ministry spoke of it on 3 March 2024.",
    "Des missiles pour la Russie": "Missiles for Russia",
    "La France a livré 18 canons Caesar à l’Ukraine.": (
        "France delivered 18 Caesar howitzers to Ukraine."
    ),
}


_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = ("the", "which", "would", "their", "should", "weather", "through", "nothing", "where")


def translated(text: str) -> str:
    """What the server makes of a text: known sentences by the lexicon, others word by word."""
    return "\n".join(_line(line) for line in text.split("\n"))


def _line(line: str) -> str:
    out = line
    for source, target in LEXICON.items():
        out = out.replace(source, target)
    return out if out != line else _WORD.sub(lambda match: _english(match[0]), line)


def _english(word: str) -> str:
    """Some English word, always the same for one word."""
    return word if word.isupper() else _ENGLISH[sum(map(ord, word)) % len(_ENGLISH)]


class TranslationServer:
    """The server's address, what it was asked, and what it will do wrong next."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.faults: deque[str] = deque()
        self.headers: dict[str, str] = {}
        self.always: str = ""
        #: Languages that it does not know.
        self.unknown: frozenset[str] = frozenset()
        #: So many requests are held until they are all open, or until it seems that they never are.
        self.together = 1
        #: What each request takes at least.
        self.seconds = 0.0
        self.open = 0
        self.most_open = 0
        self.arrival = threading.Condition()
        self.stop = threading.Event()
        self.url = ""

    def next_fault(self) -> str:
        return self.faults.popleft() if self.faults else self.always

    @contextmanager
    def being_open(self) -> Iterator[None]:
        """One more request is open."""
        with self.arrival:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
            self.arrival.notify_all()
            self.arrival.wait_for(lambda: self.most_open >= self.together, timeout=2)
        self.stop.wait(self.seconds)
        try:
            yield
        finally:
            with self.arrival:
                self.open -= 1

    def pieces(self) -> list[str]:
        """Every line that was asked to be translated, in order."""
        return [line for question in self.asked for line in question["q"].split("\n")]


@contextmanager
def translation_server() -> Iterator[TranslationServer]:
    state = TranslationServer()
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Answering", (_Answering,), {"state": state})
    )
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield state
    finally:
        state.stop.set()
        server.shutdown()
        server.server_close()
        thread.join()


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
#: What comes before an endless drip of blanks.
_HEADS = {
    "header drip": b"HTTP/1.1 200 OK\r\nX-Long: x",
    "redirect drip": b"HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\n\r\n",
}


class _Answering(BaseHTTPRequestHandler):
    """Answers as the state says; one instance a connection."""

    state: TranslationServer

    def do_GET(self) -> None:
        self.answer_to(is_page=True)

    def do_POST(self) -> None:
        self.answer_to(is_page=False)

    def answer_to(self, *, is_page: bool) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        sent = urlsplit(self.path).query or self.rfile.read(length).decode()
        question = {name: values[0] for name, values in parse_qs(sent).items()}
        self.state.asked.append({"path": urlsplit(self.path).path, **question})
        # Not while it is answered: who has the answer may ask again before this thread goes on.
        with self.state.being_open():
            fault = self.state.next_fault()
        if question.get("source") in self.state.unknown:
            fault = "400"
        self.answer_as(fault, question, is_page=is_page)

    def answer_as(self, fault: str, question: dict[str, str], *, is_page: bool) -> None:
        if fault.isdigit():
            self.reply(int(fault), "text/plain", b"no")
        elif fault == "html":
            self.reply(200, "text/html", b"<!DOCTYPE html><html><p>Please log in</p></html>")
        elif fault == "hang":
            self.state.stop.wait(30)
        elif fault == "drip":
            self.drip()
        elif fault in _HEADS:
            self.drip(_HEADS[fault])
        elif fault == "around":
            self.state.stop.wait(0.1)
            self.redirect(self.path)
        elif fault == "latin":
            self.reply(200, "application/json", '{"translatedText": "café"}'.encode("latin-1"))
        elif fault in ("text/html", "text/html; charset=iso-8859-1"):
            self.reply(200, fault, '<div class="result-container">café</div>'.encode("latin-1"))
        elif fault == "lone":
            self.reply(200, "application/json", b'{"translatedText": "the \\ud800 sea"}')
        else:
            self.reply_to(question, fault, is_page=is_page)

    def reply_to(self, question: dict[str, str], fault: str, *, is_page: bool) -> None:
        text = {
            "": translated(question["q"]),
            "empty": "",
            "echo": question["q"],
            "markup": "<html><body>" + question["q"] + "</body></html>",
            "wrong": "The weather will be fine on the coast this week, say the fishermen.",
            "quota": "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS FOR TODAY.",
            "poison": "\n".join(
                line if "poison" in line else translated(line) for line in question["q"].split("\n")
            ),
            "nearly": question["q"].replace("é", "e", 1) + " .",
            "joined": translated(question["q"]).replace("\n", " "),
        }.get(fault, translated(question["q"]))
        if is_page and "langpair" not in question:
            page = f'<html><div class="result-container">{html.escape(text)}</div></html>'
            body = page.encode()
        elif "langpair" in question:
            body = json.dumps({"responseData": {"translatedText": text}}).encode()
        else:
            body = json.dumps({"translatedText": text}).encode()
        kind = "text/html; charset=utf-8" if is_page else "application/json"
        self.reply(200, kind, body, cut=fault == "truncated", halved=fault == "halved")

    def reply(
        self, status: int, kind: str, body: bytes, *, cut: bool = False, halved: bool = False
    ) -> None:
        sent = body[: len(body) // 2] if cut or halved else body
        self.send_response(status)
        for name, value in self.state.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(sent if halved else body)))
        self.end_headers()
        self.wfile.write(sent)

    def redirect(self, path: str) -> None:
        self.send_response(307)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self, head: bytes = _HEAD) -> None:
        try:
            self.wfile.write(head)
            while not self.state.stop.wait(0.02):
                self.wfile.write(b" ")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        """Quiet."""
