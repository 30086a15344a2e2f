"""Every address is closed unless it is opened by name, and none of them breaks when a stranger knocks."""

import uuid

from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver

WELCOME = {200, 301, 302, 400, 403, 404, 405, 410}
# Shelves of files, served by the web server; not pages.
NOT_PAGES = ("static/", "media/")


def addresses(resolver=None, before: str = "", space: str = "") -> list[tuple[str, str, URLPattern]]:
    """Every address: its name ("events:all", or its path when it has none), its path, and its pattern."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = ":".join(part for part in (space, entry.namespace) if part)
            found += addresses(entry, path, inner)
        elif not path.startswith(NOT_PAGES):
            name = ":".join(part for part in (space, entry.name) if part) if entry.name else path
            found.append((name, path, entry))
    return found


def is_open(pattern: URLPattern) -> bool:
    """Whether a page may be read by people who are not signed in."""
    return not getattr(pattern.callback, "login_required", True)


def filled(path: str) -> str:
    """The path with its gaps filled by things that do not exist: `<uuid:ref>` becomes a random reference."""
    out = []
    for part in path.replace("^", "").replace("\\Z", "").replace("$", "").split("<"):
        gap, end, rest = part.partition(">")
        if not end:
            out.append(part)
            continue
        kind = gap.partition(":")[0] if ":" in gap else "str"
        out.append({"uuid": str(uuid.uuid4()), "int": "1"}.get(kind, "nothing") + rest)
    return "/" + "".join(out)


def problems_in_open_pages(open_by_name: dict[str, str], resolver=None) -> list[str]:
    """The pages that are open are those on the list, and those on the list are open."""
    doors = {name: is_open(pattern) for name, _path, pattern in addresses(resolver)}
    problems = [
        f"{name} is open to everybody but not on the list of open pages."
        for name, door in doors.items()
        if door and name not in open_by_name
    ]
    for name in open_by_name:
        if name not in doors:
            problems.append(f"{name} is on the list of open pages but is no page.")
        elif not doors[name]:
            problems.append(f"{name} is on the list of open pages but asks people to sign in.")
    return problems


def problems_when_a_stranger_knocks(client, sign_in: str, resolver=None) -> list[str]:
    """Ask for every address without signing in. Closed pages lead to `sign_in`; nothing breaks."""
    problems = []
    for name, path, pattern in addresses(resolver):
        where = filled(path)
        try:
            with transaction.atomic():  # so that one page's fault leaves the next page its database
                answer = client.get(where)
        except Exception as fault:
            problems.append(f"{name} ({where}) broke: {type(fault).__name__}: {fault}")
            continue
        if answer.status_code not in WELCOME:
            problems.append(f"{name} ({where}) answered {answer.status_code}.")
        elif not is_open(pattern) and not (
            answer.status_code == 302 and answer.headers["Location"].startswith(sign_in)
        ):
            problems.append(f"{name} ({where}) is closed, yet answered {answer.status_code} to a stranger.")
    return problems
