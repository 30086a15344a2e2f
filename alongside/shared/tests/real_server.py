"""Our program behind a real socket: twelve threads, each with a database connection, as our server has; others wait."""

import http.client
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.parse import urlencode

from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

TOKEN = "t" * 32
THREADS = 12  # as in config/server.py


class Server(ThreadedWSGIServer):
    request_queue_size = 1000  # how many may knock at the same moment

    def __init__(self, *words):
        super().__init__(*words)
        self.threads = ThreadPoolExecutor(THREADS)

    def process_request(self, request, client_address):
        """In the order in which they knocked, so that nobody waits for ever."""
        self.threads.submit(self.process_request_thread, request, client_address)

    def server_close(self):
        super().server_close()
        self.threads.shutdown()


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        pass


@contextmanager
def a_real_server():
    """Its port, for as long as it is needed."""
    server = Server(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def post(port: int, path: str, values: dict, *, session: str = "") -> tuple[int, str]:
    """One form, sent on a connection of its own. The status and the page."""
    cookies = [f"{settings.CSRF_COOKIE_NAME}={TOKEN}"]
    if session:
        cookies.append(f"{settings.SESSION_COOKIE_NAME}={session}")
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": "; ".join(cookies)}
    try:
        line.request("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **values}), headers)
        answer = line.getresponse()
        return answer.status, answer.read().decode()
    finally:
        line.close()


def all_together(acts) -> list:
    """Each act on a thread of its own, begun at the same moment. Their results."""
    acts = list(acts)
    start, results = threading.Barrier(len(acts)), [None] * len(acts)

    def run(place: int, act) -> None:
        start.wait()
        results[place] = act()

    threads = [threading.Thread(target=run, args=(place, act)) for place, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
