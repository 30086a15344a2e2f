"""One partnership with somebody in every part and relation, and a word of its own in every sensitive column.

It grows by itself: a new table of the personal-data map gets a row, and its columns get words, without a line here.
Where a row cannot be made so, the test says which table to add to `fill_by_hand`.
"""

import datetime
import uuid
from dataclasses import dataclass, field
from itertools import count

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.arrivals.actions import bring_in, keep_list
from alongside.arrivals.models import Arrival
from alongside.demo.actions import build_example
from alongside.documents import actions as papers
from alongside.documents.actions.getting_out import to_make
from alongside.documents.models import Writing
from alongside.equality.figures import FEWEST, figures_on
from alongside.equality.models import Answers
from alongside.events.actions import make_day_pass
from alongside.events.actions.arranging import arrange_and_tell, say_needs_for_event
from alongside.events.actions.booking import book_place, offer_next
from alongside.events.actions.hosting import add_host
from alongside.events.models import Event, Place
from alongside.formats.document import Builder, Document, to_dict
from alongside.formats.pictures import concept
from alongside.groups.actions import seat
from alongside.groups.models import Group
from alongside.partnership.models import Partnership
from alongside.people.actions import add_contact_route, add_person, give_role, let_help, stop_help
from alongside.people.models import Hat, Help, Person, Right, Role
from alongside.shared.personal_data import Kept, Who, everything_kept
from alongside.shared.post.actions import queue_letter
from alongside.shared.post.models import Letter
from alongside.voting import actions as voting
from alongside.voting.models import Elector, Poll

# Columns that hold codes, prints and settings, which the program reads; no words that could give somebody away.
CODES = {
    "people.Person.language",
    "people.Person.format",
    "people.Person.display",
    "people.Help.rights",
    "people.HelpWanted.rights",
    "people.Need.code",
    "people.Joining.code_digest",
    "people.SignInCard.digest",
    "people.KnownBrowser.digest",
    "mfa.Authenticator.data",
    "events.DayPass.digest",
    "events.Arrangement.need",
    "events.ToCancel.need",
    "voting.VoteCode.finder",
    "voting.VoteCode.hmac",
    "voting.Mark.idem_key",
    "voting.Ballot.choice",
    "voting.OpenVote.choice",
    "voting.PaperLine.choice",
    "sessions.Session.session_data",
    "history.PrivateEntry.kind",
    "history.PrivateEntry.thing",
    "history.PrivateEntry.thing_ref",
    "history.PrivateEntry.public",
    "history.Sealed.entry_hash",
    "history.Sealed.salt",
    "post.Letter.room",
    "post.Letter.way",
    "post.Letter.format",
    "post.Letter.batch",
}
HELPERS = {right: f"a helper who may {right.label}" for right in Right}


@dataclass
class Viewer:
    """Somebody who looks: who they are in words, and the browser that they came in with."""

    name: str
    person: Person | None
    client: Client
    has_day_pass: bool = False  # typed its code in this browser
    is_helping: bool = False  # every page says whom they are helping

    def __hash__(self):
        return hash(self.name)


@dataclass(frozen=True)
class Planted:
    """A word, and the one place that it was put."""

    word: str
    column: str
    kept: Kept = field(compare=False)
    about: Person | None = field(compare=False)


@dataclass
class World:
    person: Person  # whom all of it is about
    viewers: list[Viewer]
    words: dict[str, Planted] = field(default_factory=dict)

    def viewer(self, name: str) -> Viewer:
        return next(one for one in self.viewers if one.name == name)


def make() -> World:
    """The example, made real enough to hide something in, with words in every place."""
    tidy, voting.forget_old_pages = (
        voting.forget_old_pages,
        lambda: None,
    )  # it cannot run inside a test's transaction
    try:
        build_example()
    finally:
        voting.forget_old_pages = tidy
    # In an example anybody may come in as anybody; here nobody may.
    Partnership.objects.update(is_example=False)
    world = World(*people())
    fill_by_hand(world)
    for kept in everything_kept():
        if sensitive_columns(kept):
            fill(kept, world.person)
    take_the_door(world.viewer("a volunteer at the door"))
    world.words = plant()
    for viewer in world.viewers:
        if viewer.person:
            viewer.person = Person.objects.get(pk=viewer.person.pk)
            come_in(viewer)
    world.person = Person.objects.get(pk=world.person.pk)
    return world


def come_in(viewer: Viewer) -> None:
    """Sign in; who may say what they need starts helping, the others do not."""
    viewer.client.force_login(viewer.person, backend=settings.AUTHENTICATION_BACKENDS[0])
    if viewer.name == HELPERS[Right.NEEDS]:
        help = Help.objects.live().get(helper=viewer.person)
        viewer.client.post(reverse("people:start_helping", args=[help.ref]))
        viewer.is_helping = True


def take_the_door(viewer: Viewer) -> None:
    event = Event.objects.latest("starts_at")
    day_pass, code = make_day_pass(
        event, volunteer="Joan", day=timezone.localtime(event.starts_at).date(), by=None
    )
    day_pass.day = timezone.localdate()  # the day has come
    day_pass.save()
    viewer.client.post(reverse("events:day_pass"), {"code": code})
    viewer.has_day_pass = True


def people() -> tuple[Person, list[Viewer]]:
    """The person that it is all about, and one viewer of each kind."""
    ruth = Person.objects.get(called="Ruth")
    until = timezone.localdate() + datetime.timedelta(days=90)

    def somebody(name: str, *roles: str) -> Person:
        person = add_person(name, by=ruth)
        for role in roles:
            give_role(person, role, by=ruth)
        return person

    wren = somebody("Wren Calloway")
    board = Group.objects.get(kind=Group.Kind.BOARD)
    seat(board, wren, hat=Hat.DISABLED, here_as_disabled=True, by=ruth)
    found = {
        "a stranger": None,
        "a volunteer at the door": None,
        "themselves": wren,
        "another member": somebody("Otis Bramley"),
    }
    for right, words in HELPERS.items():
        found[words] = somebody(f"Helper {right.value}")
        let_help(wren, found[words], rights=[right], until=until, by=ruth)
    found["a helper whose help ended"] = somebody("Perry Stokes")
    stop_help(
        let_help(wren, found["a helper whose help ended"], rights=list(Right), until=until, by=ruth), by=ruth
    )
    found["somebody whom they help"] = somebody("Ines Marlow")
    let_help(found["somebody whom they help"], wren, rights=list(Right), until=until, by=ruth)
    found["somebody in the same group"] = Person.objects.get(called="Amina")
    found["somebody who runs the event"] = somebody("Hanne Oakley")
    for words, role in (
        ("a worker", Role.Kind.COORDINATOR),
        ("an administrator", Role.Kind.ADMINISTRATOR),
        ("a treasurer", Role.Kind.TREASURER),
        ("an editor", Role.Kind.EDITOR),
        ("a lead for safety", Role.Kind.LEAD),
    ):
        found[words] = somebody(words.title(), role)
    return wren, [
        Viewer(name, person, Client(raise_request_exception=False)) for name, person in found.items()
    ]


def hold_votes(world: World, ruth: Person) -> None:
    """She votes openly in the Board; and an election on paper, whose papers are being read."""
    # The example holds an open vote; she and the others of the Board who have not voted yet do so now.
    openly = Poll.objects.get(kind=Poll.Kind.OPEN)
    with no_triggers():
        elector = Elector.objects.create(
            poll=openly, stratum=openly.strata.get(), person=world.person, card_no=901, channel="web"
        )
    voting.vote_openly(openly, elector, {"1": "agree"}, by=world.person)
    election = voting.hold_poll(
        "Who speaks for us?", by=ruth, method=Poll.Method.NUMBERS, seats=1, decided_by="The vote"
    )
    voting.add_option(election, "Ann", person=world.person, by=ruth)
    voting.add_option(election, "Bob", by=ruth)
    room = voting.add_stratum(election, "Corn Hall", kind="paper", route="room", by=ruth)
    teller = voting.name_teller(election, world.viewer("another member").person, side="draws", by=ruth)
    voting.name_teller(election, world.viewer("an editor").person, side="runs", by=ruth)
    card = voting.add_elector(election, room, by=ruth)
    voting.open_poll(election, by=ruth)
    voting.hand_out(card, took="paper", by=ruth)
    voting.close_poll(election, by=ruth)
    voting.read_paper(room, teller, number=1, choice={"1": 1}, by=teller.person)


def fill_by_hand(world: World) -> None:
    """What needs an action, or more than one row."""
    TOTP.activate(world.person, generate_totp_secret())
    RecoveryCodes.activate(world.person)
    ruth = Person.objects.get(called="Ruth")
    for viewer in world.viewers:
        if viewer.person:
            for kind, value in (("email", f"a{viewer.person.pk}@example.org"), ("phone", "01632 960555")):
                add_contact_route(viewer.person, kind=kind, value=value, by=ruth)
    for kind, value in (("text", "07700 900555"), ("post", "1 Mill Row")):
        add_contact_route(world.person, kind=kind, value=value, by=ruth)
    # A vote that is not open yet takes her in; the electors of an open one are settled.
    poll = Poll.objects.get(state=Poll.State.OPEN, method=Poll.Method.DOTS)
    with no_triggers():
        Elector.objects.create(
            poll=poll, stratum=poll.strata.get(name="Online"), person=world.person, card_no=900, channel="web"
        )
    hold_votes(world, ruth)
    book_events(world, ruth)
    arrive(ruth, world.person)
    write_papers(ruth, world.person)
    # Enough answers about us all, and old enough, for their numbers to be shown.
    month = figures_on(timezone.localdate()).first
    Answers.objects.bulk_create(
        Answers(key=key, month=month, answers={"age": ["75" if key % 3 else "25-34"]})
        for key in range(1, FEWEST + 6)
    )
    for to in (world.person, ruth, world.viewer("another member").person):
        letter = Builder("A letter").paragraph("Words.").document()
        queue_letter(f"{to.ref}", to=to, room="people", why="You asked for it.", document=letter)
        for state, way in (
            ("by hand", "post"),
            ("by hand", "phone"),
            ("sent", "post"),
            ("not sure", "email"),
        ):
            one = queue_letter(
                f"{to.ref} {state} {way}",
                to=to,
                room="people",
                why="You asked for it.",
                document=letter,
                batch="news",
            )
            Letter.objects.filter(pk=one.pk).update(state=state, way=way)


def book_events(world: World, ruth: Person) -> None:
    """She booked an event that somebody runs, and needs something there; and one that is over."""
    coming = Event.objects.filter(published_at__isnull=False, starts_at__gt=timezone.now()).first()
    add_host(coming, name="Hanne Oakley", by=ruth)
    booking = book_place(coming, world.person, by=world.person, organisation="Mill Lane Club")
    own = {"place": "A chair by the window"}
    say_needs_for_event(booking, needs=["taxi", "minibus"], own_words=own, yes=True, by=world.person)
    for one in booking.arrangements.all():
        arrange_and_tell(one, who="City Cabs", by=ruth)
    say_needs_for_event(booking, needs=["taxi"], own_words=own, by=world.person)
    full = Place.objects.filter(event=coming)
    full.update(bookable=1)
    book_place(coming, world.viewer("another member").person, by=ruth)
    full.update(bookable=2)
    offer_next(coming)


def arrive(ruth: Person, person: Person) -> None:
    """One list that waits, one that came in; and she herself came with it and said yes."""
    file = SimpleUploadedFile("list.csv", b"Name,E-mail\nZebedee Quill,zebedee@example.org\n")
    keep_list(file=file, by=ruth)
    file = SimpleUploadedFile("old.csv", b"Name,E-mail\nXanthe Jolt,xanthe@example.org\n")
    brought = bring_in(keep_list(file=file, by=ruth), by=ruth)
    Arrival.objects.create(
        brought=brought, person=person, line=9, state=Arrival.State.YES, answered_via="web"
    )


def write_papers(ruth: Person, person: Person) -> None:
    """A paper of the Board alone, in two versions, with a picture, comments and formats; and a draft with two saves."""
    board = Group.objects.get(kind=Group.Kind.BOARD)
    dot = concept("vote")

    def words(*more: str) -> Document:
        made = Builder("A paper of the Board alone").paragraph("First words.", id="first")
        for line in more:
            made.paragraph(line)
        return made.picture(dot.png, alt="A dot", id="shown").document()

    paper = papers.put_paper_in(
        words="# A paper of the Board alone\n\nFirst words.", group=board, audience="group", by=ruth
    )
    for version in (words(), words("Second words.")):
        Writing.objects.create(
            paper=paper, content=to_dict(version), made_by=ruth, made_at=timezone.now(), follows=None
        )
        version = papers.put_version_out(paper, by=ruth)
    for edition in to_make(version):
        if edition.format == "pdf":
            papers.make_edition(edition)
    easy = version.editions.get(format="easy read")
    papers.write_easy_read(easy, title="A paper", ideas=[("We vote.", "vote")], by=ruth)
    round = papers.open_round(version, until=timezone.localdate(), by=ruth)
    papers.comment(round, words="Nobody may read this.", shown=False, by=ruth)
    papers.say_unclear(page="/", words="ballot")
    papers.credit(paper, shown_as="The reading group", by=ruth)
    papers.add_link(title="A guide", address="https://example.org/guide", summary="How to.", by=ruth)
    papers.ask_for_format(paper, format="braille", reached="01632 960888", by=None)
    draft = papers.put_paper_in(words="# A draft\n\nWords.", group=board, by=person)
    start = str(draft.writings.get().ref)
    for said in ("Mine.", "Theirs."):
        papers.save_writing(draft, title="A draft", words=said, follows=start, by=ruth)


# Rows for tables of the map that have none about her


def fill(kept: Kept, person: Person) -> None:
    """Make sure that the table has a row, about this person where a way leads from rows to people."""
    if kept.rows_of(person).exists() if kept.person else kept.table._base_manager.exists():
        return
    try:
        with transaction.atomic(), no_triggers():
            a_row(kept.table, person, kept)
    except (IntegrityError, ValueError, TypeError) as no:
        raise AssertionError(
            f"{kept.model} is in the map and has no row about {person}. Add one to fill_by_hand in {__name__}. ({no})"
        ) from no


def a_row(table, person: Person, kept: Kept | None = None):
    values = {
        column.name: a_value(column, person, kept)
        for column in table._meta.concrete_fields
        if must_be_given(column)
    }
    row = table(**values)
    models.Model.save_base(row, force_insert=True)
    return row


def must_be_given(column) -> bool:
    if (
        isinstance(column, models.AutoField)
        or getattr(column, "auto_now_add", False)
        or getattr(column, "auto_now", False)
    ):
        return False
    if column.is_relation:
        return not column.null or column.related_model is Person
    return not column.has_default() and (not column.null or isinstance(column, models.UUIDField))


def a_value(column, person: Person, kept: Kept | None):
    """Something that fits."""
    if column.is_relation:
        table = column.related_model
        if table is Person:
            return person if is_the_way(column, kept) else Person.objects.exclude(pk=person.pk).earliest("pk")
        rows = table._base_manager.all()
        if is_the_way(column, kept) and kept and "__" in kept.person:
            rows = rows.filter(**{kept.person.split("__", 1)[1]: person})
        return rows.first() or a_row(table, person)
    if column.choices:
        return column.choices[0][0]
    for kind, value in (
        (models.UUIDField, person.ref if is_the_way(column, kept) else uuid.uuid4()),
        (models.DateTimeField, timezone.now()),
        (models.DateField, timezone.localdate() + datetime.timedelta(days=30)),
        (models.BooleanField, True),
        (models.JSONField, {}),
        (models.IntegerField, 1),
        (models.EmailField, "somebody@example.org"),
    ):
        if isinstance(column, kind):
            return value
    return {} if "JSON" in type(column).__name__ else "words"


def is_the_way(column, kept: Kept | None) -> bool:
    return kept is None or not kept.person or kept.person.split("__")[0] == column.name


# The words


def sensitive_columns(kept: Kept) -> list[str]:
    """Those in which a word can stand, and which not everybody may see."""
    if Who.EVERYBODY in kept.seen_by:
        return []
    return [name for name in kept.fields if takes_a_word(kept, kept.table._meta.get_field(name))]


def takes_a_word(kept: Kept, column) -> bool:
    if column.is_relation or column.choices or f"{kept.model}.{column.name}" in CODES:
        return False
    return isinstance(column, models.CharField | models.TextField | models.JSONField | models.FileField)


def plant() -> dict[str, Planted]:
    """Put a word of its own into every sensitive column of every row."""
    words: dict[str, Planted] = {}
    numbers = count(1)
    with no_triggers():
        for kept in everything_kept():
            columns = sensitive_columns(kept)
            if not columns:
                continue
            for row in list(kept.table._base_manager.all()):
                about = person_of(kept, row)
                changes = {}
                for name in columns:
                    word = a_word(kept, row, name, next(numbers))
                    changes[name] = put(kept, row, name, word)
                    words[word] = Planted(word, f"{kept.model}.{name}", kept, about)
                kept.table._base_manager.filter(pk=row.pk).update(**changes)
    return words


NUMBERS_TO_DIAL = range(500, 1000)  # of 07700 900…, kept for plays; ours stand below


def a_word(kept: Kept, row, name: str, number: int) -> str:
    """A word that nobody writes by chance; a number where people dial it."""
    if kept.model == "people.ContactRoute" and name == "value" and row.kind in ("phone", "text"):
        return f"07700900{NUMBERS_TO_DIAL[row.pk]}"
    return f"zq{number:06}"


def put(kept: Kept, row, name: str, word: str):
    """The word in the shape that the column has."""
    column = kept.table._meta.get_field(name)
    old = getattr(row, name)
    if isinstance(column, models.EmailField) or (kept.model == "people.ContactRoute" and row.kind == "email"):
        return f"{word}@example.org"
    if isinstance(old, dict):
        return {**old, "title" if "title" in old else word: word}
    if isinstance(old, list):
        return [*old, word]
    return word


def person_of(kept: Kept, row) -> Person | None:
    if not kept.person:
        return None
    if kept.person == "pk":
        return row
    value = kept.table._base_manager.filter(pk=row.pk).values_list(kept.person, flat=True).get()
    return Person.objects.filter(**{"ref" if kept.by_ref else "pk": value}).first() if value else None


class no_triggers:
    """What is never changed is changed here, to see whether it shows. Inside the test's own transaction."""

    FIND = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"

    def __enter__(self):
        with connection.cursor() as cursor:
            self.kept = cursor.execute(self.FIND).fetchall()
            for name, _sql in self.kept:
                cursor.execute(f"DROP TRIGGER {name}")

    def __exit__(self, *fault):
        with connection.cursor() as cursor:
            for _name, sql in self.kept:
                cursor.execute(sql)
