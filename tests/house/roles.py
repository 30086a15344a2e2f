"""Writes docs/who-may-do-what.md from every `can_…` of every room: `python -m tests.house.roles`.

Each is asked, with people made for it, whether it says yes: to a stranger, a member, the person whom it is about, their
helper, and to whoever does some work here.
"""

import datetime
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from tests.house.places import PACKAGE, ROOT, layers

TARGET = "docs/who-may-do-what.md"
TOP = """# Who may do what

Made by `python -m tests.house.roles` from the `can_…` functions in each room's `permissions.py`; change those, not this
page. "They" is the person whom something is about, "their helper" somebody whom they let help. A helper may do only what
they were given, one by one: where a right is named, only a helper with that right may.

What nobody may do for somebody else stands in no column: vote, answer the questions about us all, read notes to oneself.
"""
# Questions that are not about roles: who a voter is, who was named to count, whether a browser is helping.
ASKED_OF_SOMETHING_ELSE = {
    "can_vote",
    "can_be_elector",
    "can_be_teller",
    "can_count",
    "can_see_names",
    "can_answer",
    "can_come_in_as_somebody",
}
ABOUT_NOBODY = {"event", "poll", "group", "question"}


def rooms() -> Iterator[str]:
    for layer in layers(ROOT):
        yield from layer


def permissions() -> Iterator[tuple[str, ModuleType]]:
    """Each room that says who may do what, the highest first."""
    for room in rooms():
        if find_spec(f"{PACKAGE}.{room}.permissions"):
            yield room, import_module(f"{PACKAGE}.{room}.permissions")


def questions(module: ModuleType) -> list[Callable]:
    """Its `can_…` functions, in the order in which they are written."""
    found = [
        function
        for name, function in vars(module).items()
        if name.startswith("can_") and inspect.isfunction(function) and function.__module__ == module.__name__
    ]
    return sorted(found, key=lambda function: function.__code__.co_firstlineno)


def sentence(question: Callable) -> str:
    return (inspect.getdoc(question) or "").partition("\n")[0].strip()


def problems_in_sentences(module: ModuleType) -> list[str]:
    """Every question says in its first line what it lets people do."""
    return [
        f"{module.__name__}.{question.__name__} does not say in a sentence what it lets people do."
        for question in questions(module)
        if not sentence(question).endswith(".")
    ]


class Cast:
    """People for the questions to be asked of; made in the database, for some questions look there."""

    def __init__(self):
        from django.contrib.auth.models import AnonymousUser

        from alongside.people.models import Help, Person, Right, Role

        until = datetime.date.today() + datetime.timedelta(days=30)
        self.they = Person.objects.create(name="They")
        self.alone = {"a stranger": AnonymousUser(), "a member": Person.objects.create(name="Member")}
        self.helps = {}
        for right in Right:
            helper = Person.objects.create(name=f"Helper {right.value}")
            self.helps[right.label] = Help.objects.create(
                helped=self.they, helper=helper, rights=[right.value], until=until, agreed_via="desk"
            )
        self.working = {}
        for kind in Role.Kind:
            self.working[str(kind.value)] = person = Person.objects.create(name=kind.label)
            Role.objects.create(person=person, kind=kind)

    def thing(self, name: str, help):
        """What a question is asked about: the person, their help, or something of theirs."""
        if name == "help":
            return help
        return self.they if name in {"owner", "helped", "about"} else Theirs(self.they)

    def says(self, question: Callable, person, help) -> bool:
        _person, *others = inspect.signature(question).parameters
        return bool(question(person, *(self.thing(name, help) for name in others)))

    def answers(self, question: Callable) -> list[str]:
        """A line of the table: yes, no, which right a helper needs, or nothing where there is no "they"."""
        a_help = next(iter(self.helps.values()))
        _person, *others = inspect.signature(question).parameters
        has_owner = bool(set(others) - ABOUT_NOBODY)

        def yes(person) -> str:
            return "yes" if self.says(question, person, a_help) else "no"

        line = [yes(person) for person in self.alone.values()]
        line += [yes(self.they), self.of_helpers(question)] if has_owner else ["", ""]
        return line + [yes(person) for person in self.working.values()]

    def of_helpers(self, question: Callable) -> str:
        may = [right for right, help in self.helps.items() if self.says(question, help.helper, help)]
        if len(may) in (0, len(self.helps)):
            return "yes" if may else "no"
        return ", ".join(f"“{right}”" for right in may)

    def columns(self) -> list[str]:
        return [*self.alone, "they", "their helper", *self.working]


class Theirs:
    """Something that is theirs: a seat, a yes, a request."""

    def __init__(self, person):
        self.person, self.person_id, self.pk = person, person.pk, None

    def __getattr__(self, name):
        return None


def written() -> str:
    """The text of the page. Needs a database, and leaves nothing in it when asked inside a transaction."""
    cast = Cast()
    head = ["", *cast.columns()]
    parts = [TOP]
    for room, module in permissions():
        asked = [
            question for question in questions(module) if question.__name__ not in ASKED_OF_SOMETHING_ELSE
        ]
        others = [question for question in questions(module) if question.__name__ in ASKED_OF_SOMETHING_ELSE]
        if asked or others:
            parts.append(f"\n## {room}\n\n")
        if asked:
            parts += [row(head), row(["---"] * len(head))]
            parts += [row([sentence(question), *cast.answers(question)]) for question in asked]
        parts += ["\n"] if asked and others else []
        parts += [f"- {sentence(question)}\n" for question in others]
    return "".join(parts)


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def problems_in_page(root: Path) -> list[str]:
    path = root / TARGET
    if path.exists() and path.read_text(encoding="utf-8") == written():
        return []
    return [f"{TARGET}:1 is not what the rooms say; run python -m tests.house.roles."]


def main() -> None:
    import os

    import django
    from django.test.utils import setup_databases, teardown_databases

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        (ROOT / TARGET).write_text(written(), encoding="utf-8")
    finally:
        teardown_databases(made, verbosity=0)
    print(f"Wrote {TARGET}.")


if __name__ == "__main__":
    main()
