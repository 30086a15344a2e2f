"""A mail server of our own, for tests. It counts what it took, and may cut the line or say no at any step."""

import socketserver
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from email import message_from_bytes, policy
from email.message import EmailMessage

# What may come of one letter, in the order in which it could happen.
NO_SUCH_ADDRESS, LATER, CUT_INSIDE, LATER_AT_END, CUT_BEFORE_YES, TAKE = (
    "no such address",
    "later",
    "cut inside the letter",
    "later, at the end",
    "cut before the yes",
    "take",
)


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
        address = mood = ""
        while line := self.rfile.readline():
            word = line[:4].strip().upper().decode()
            if word in ("EHLO", "HELO"):
                self.say("250 fake")
            elif word == "MAIL":
                self.say("250 ok")
            elif word == "RCPT":
                if server.at("rcpt"):
                    return
                address = line.decode().partition("<")[2].partition(">")[0]
                server.asked[address] += 1
                mood = server.mood(address, server.asked[address])
                self.say(self.answer(line.decode(), mood))
            elif word == "DATA":
                self.say("354 go on")
                if not self.take(address, mood):
                    return
            elif word == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def answer(self, line: str, mood: str) -> str:
        if mood == NO_SUCH_ADDRESS:
            return "550 nobody here"
        if mood == LATER:
            return "451 busy"
        return next((said for part, said in self.server.refuses.items() if part in line), "250 ok")

    def take(self, address: str, mood: str) -> bool:
        """Read the letter itself, and answer. False: the line is cut."""
        server = self.server
        body = self.rfile.readline()
        if server.at("inside"):
            return False
        if mood == CUT_INSIDE:
            server.cut.add(address)
            return False
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            body += line
        if not line:
            return False
        if mood == LATER_AT_END:
            self.say("452 no room")
            return True
        letter = message_from_bytes(body, policy=policy.default)
        server.took[letter["Message-ID"]] += 1
        server.letters.append(letter)
        if server.at("before 250"):
            return False
        if mood == CUT_BEFORE_YES:
            server.cut.add(address)
            return False
        self.say("250 taken")
        return not server.at("after 250")


class FakeSmtp(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.took: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()  # how often for each address
        self.cut: set[str] = (
            set()
        )  # the addresses of letters inside or after which we cut the line by ourselves
        self.letters: list[EmailMessage] = []
        self.refuses: dict[str, str] = {}
        self.do_at: dict[str, object] = {}
        self.mood: Callable[[str, int], str] = lambda _address, _time: TAKE
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
