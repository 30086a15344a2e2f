"""A mail server of our own, for tests. It counts what it took, and may cut the line at any step."""

import socketserver
import threading
from collections import Counter
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage


class Handler(socketserver.StreamRequestHandler):
    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())
        self.wfile.flush()

    def handle(self):
        with suppress(OSError):
            self.talk()

    def talk(self):
        server = self.server
        if server.at("hello"):
            return
        self.say("220 fake")
        while line := self.rfile.readline():
            word = line[:4].strip().upper().decode()
            if word in ("EHLO", "HELO"):
                self.say("250 fake")
            elif word == "MAIL":
                self.say("250 ok")
            elif word == "RCPT":
                if server.at("rcpt"):
                    return
                self.say(
                    next((said for part, said in server.refuses.items() if part in line.decode()), "250 ok")
                )
            elif word == "DATA":
                self.say("354 go on")
                body = b""
                while (line := self.rfile.readline()) not in (b".\r\n", b""):
                    body += line
                if not line:
                    return
                letter = message_from_bytes(body, policy=policy.default)
                server.took[letter["Message-ID"]] += 1
                server.letters.append(letter)
                if server.at("before 250"):
                    return
                self.say("250 taken")
                if server.at("after 250"):
                    return
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")


class FakeSmtp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.took: Counter[str] = Counter()
        self.letters: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}
        self.do_at: dict[str, object] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def __exit__(self, *fault):
        self.shutdown()
        super().__exit__(*fault)

    @property
    def port(self) -> int:
        return self.server_address[1]

    def at(self, step: str) -> bool:
        """What a test wants to happen at this step. True: cut the line."""
        what = self.do_at.get(step)
        return bool(what and what())
