"""Who may read and who may send: one line for each address. An address without a line fails its test.

`of` names the table that the address's `ref` leads to, `about` the way from its row to the person whom the relations
are to, `only` which rows the line is for, `gaps` what else stands in the address. `send` is who may change something
there; nobody, when nothing is sent. Whoever may not is refused: not there, not allowed, or asked to sign in first.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter

from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from alongside.formats import FORMATS
from alongside.partnership.views import KEYS
from alongside.people.views.joining import KEYS as JOIN_KEYS
from alongside.shared.personal_data import Who
from alongside.voting.models import PaperCount, Poll, WallCount
from alongside.voting.views.running import STEPS
from tests.house.rules.pages import addresses

EVERYBODY, MEMBERS, NOBODY = (Who.EVERYBODY,), (Who.MEMBERS,), ()
WORKERS, ADMINISTRATORS = (Who.WORKERS,), (Who.ADMINISTRATORS,)
LEADS, SET_NUMBERS = (Who.LEADS,), (Who.LEADS, Who.ADMINISTRATORS)
OTHER_ONE = "the other one"
DAY_PASS = "with the day pass of this event"
HAS_DAY_PASS = "with a day pass"
SEATED = "with a seat in a group"
IN_ITS_GROUP = "with a seat in the group that votes"
COUNTS_IT = "named to count the papers"
THEIRS = (Who.THEMSELVES, Who.WORKERS)
WORK_HERE = (Who.WORKERS, Who.ADMINISTRATORS, Who.TREASURERS, Who.EDITORS, Who.LEADS)
SEE_NAMES = (Who.WORKERS, Who.ADMINISTRATORS)
HELPING_WITH_NEEDS = "helping now, with what they need"
NEEDS = (*THEIRS, HELPING_WITH_NEEDS)


THE_TWO = (Who.THEMSELVES, OTHER_ONE, Who.WORKERS)


@dataclass(frozen=True)
class Rule:
    read: tuple
    send: tuple = NOBODY
    of: str = ""
    about: str = ""
    only: dict = field(default_factory=dict, hash=False)
    gaps: Callable[[object], list[dict]] = field(default=lambda row: [{}], compare=False)
    may_be_empty: bool = False  # whoever may is also told that there is nothing yet
    other: str = ""  # a second person of the row, who is "the other one"
    alone: bool = False  # closed while this browser is helping somebody: only for oneself
    key: str = ""  # the way to the key that its address holds: whoever has it is as good as its person
    led_to: str = ""  # whoever may not is led to this page instead
    heavy: bool = False  # files that take long to make, the same for everybody: three people fetch them

    def rows(self):
        """The rows that the line is for; one None when the address leads to no row."""
        if not self.of:
            return [None]
        return list(apps.get_model(self.of)._base_manager.filter(**self.only).order_by("pk"))

    def urls(self, name: str, row) -> list[str]:
        ref = {"ref": row.ref} if row is not None and self.key != "key" else {}
        if self.key:
            ref |= {"key": attrgetter(self.key)(row)}
        return [reverse(name, kwargs=ref | gaps) for gaps in self.gaps(row)]


def each(word: str, values) -> Callable[[object], list[dict]]:
    return lambda row: [{word: value} for value in values]


def of_each(word: str, rows: Callable, column: str = "pk") -> Callable[[object], list[dict]]:
    return lambda row: [{word: getattr(one, column)} for one in rows(row)]


EVENT, POLL, QUESTION, SOURCE = (
    "events.Event",
    "voting.Poll",
    "conversations.Question",
    "reports.ReportedSource",
)
PAPERS_OF = of_each("pk", lambda poll: poll.strata.filter(kind="paper"))
PERSON, HELP, RECORD = "people.Person", "people.Help", "home.RecordRequest"
HAS_BEEN = {"published_at__isnull": False, "starts_at__lte": timezone.now()}
STILL_TO_COME = {"starts_at__gt": timezone.now()}
PUBLISHED, NOT_PUBLISHED = {"published_at__isnull": False}, {"published_at__isnull": True}
OF_PUBLISHED, OF_NOT_PUBLISHED = {"event__published_at__isnull": False}, {"event__published_at__isnull": True}
A_FILE = each("format", FORMATS)
RUN_IT = (Who.WORKERS, Who.HOSTS)
AT_THE_DOOR = (*RUN_IT, DAY_PASS)
BOOKING, ARRANGEMENT = "events.Booking", "events.Arrangement"
TICKET = {"of": BOOKING, "about": "person", "key": "key"}
OF_A_TICKET = {"of": ARRANGEMENT, "about": "booking__person", "key": "booking.key"}
LETTER, TO_RING = "post.Letter", {"state": "by hand", "way": "phone"}

# Papers: those that are out for everybody, those of a group, and drafts
PAPER, EDITION = "documents.Paper", "documents.Edition"
PUT_OUT = (Who.WORKERS, Who.EDITORS)
WRITE = (Who.THEMSELVES, Who.GROUP, *PUT_OUT)
ANSWER_FOR_IT = (Who.THEMSELVES, *PUT_OUT)
IS_OUT = {"first_out_at__isnull": False}
FOR_ALL, FOR_A_GROUP = IS_OUT | {"audience": "everybody"}, IS_OUT | {"audience": "group"}
WITH_A_PICTURE = "A paper of the Board alone"
WRITERS = [Rule(WRITE, of=PAPER, about="owner")]
KEPT_BY_THEM = [Rule(ANSWER_FOR_IT, of=PAPER, about="owner", only=IS_OUT)]


def papers(*, send: bool = False, only: dict | None = None, **more) -> list[Rule]:
    """A page of papers that are out: for everybody, or for the group."""
    return [
        Rule(EVERYBODY, EVERYBODY if send else NOBODY, of=PAPER, only=FOR_ALL | (only or {}), **more),
        Rule(
            WRITE, WRITE if send else NOBODY, of=PAPER, about="owner", only=FOR_A_GROUP | (only or {}), **more
        ),
    ]


def sent_by_them(*, only: dict | None = None, **more) -> list[Rule]:
    return [Rule(ANSWER_FOR_IT, ANSWER_FOR_IT, of=PAPER, about="owner", only=IS_OUT | (only or {}), **more)]


def of_an_edition(gaps: dict | None = None) -> Callable[[object], list[dict]]:
    return lambda edition: [{"ref": edition.version.paper.ref, "edition": edition.ref} | (gaps or {})]


def editions(*, gaps: dict | None = None, heavy: bool = False, **only) -> list[Rule]:
    """A format that is ready is for the readers of its paper; another one for those who keep formats."""
    of, owner = {"of": EDITION, "gaps": of_an_edition(gaps), "heavy": heavy}, "version__paper__owner"
    ready, group = {"ready_at__isnull": False}, {"version__paper__audience": "group"}
    waits, everybodys = {"ready_at__isnull": True}, {"version__paper__audience": "everybody"}
    nothing_there = bool(gaps) or only.get("format") in ("bsl", "pdf")
    return [
        Rule(EVERYBODY, only=only | ready | everybodys, may_be_empty=nothing_there, **of),
        Rule(WRITE, about=owner, only=only | ready | group, may_be_empty=nothing_there, **of),
        Rule(ANSWER_FOR_IT, about=owner, only=only | waits, may_be_empty=nothing_there, **of),
    ]


def of_editions(**only) -> list[Rule]:
    """A page for those who keep formats."""
    return [
        Rule(
            ANSWER_FOR_IT,
            ANSWER_FOR_IT,
            of=EDITION,
            about="version__paper__owner",
            only=only,
            gaps=of_an_edition(),
            may_be_empty=True,
        )
    ]


def saved_beside(paper):
    return paper.writings.filter(aside=True)


def a_part(paper) -> list[dict]:
    document = paper.versions.order_by("-number", "-fix").first().document
    return [{"part": document.blocks[0].id}]


def for_somebody(paper) -> list[dict]:
    return [{"person": apps.get_model(PERSON)._base_manager.earliest("pk").ref}]


RULES: dict[str, list[Rule]] = {
    # home
    "home:front": [Rule(EVERYBODY)],
    "home:ways_in": [Rule(EVERYBODY)],
    "home:about": [Rule(EVERYBODY)],
    "home:accessibility": [Rule(EVERYBODY)],
    "home:health": [Rule(EVERYBODY)],
    "home:privacy": [Rule(EVERYBODY)],
    "home:record": [Rule(MEMBERS, alone=True)],
    "home:ask_record": [Rule(MEMBERS, MEMBERS, alone=True)],
    "home:requests": [Rule(WORKERS)],
    "home:clear_traces": [Rule(NOBODY, WORKERS)],
    "home:write_request_down": [Rule(WORKERS, WORKERS, of=PERSON, about="pk")],
    "home:request": [Rule(WORKERS, of=RECORD, about="person")],
    "home:request_yes": [Rule(WORKERS, WORKERS, of=RECORD, about="person")],
    "home:request_asked_back": [Rule(WORKERS, WORKERS, of=RECORD, about="person")],
    "home:request_erase": [Rule(WORKERS, WORKERS, of=RECORD, about="person")],
    "home:request_stop": [Rule(THEIRS, THEIRS, of=RECORD, about="person")],
    "home:request_copy": [Rule(THEIRS, THEIRS, of=RECORD, about="person")],
    "keeping:copies": [Rule(SEE_NAMES)],
    "home:today": [Rule(WORK_HERE, WORK_HERE)],
    "home:sheet": [Rule(WORK_HERE)],
    "home:my_page": [Rule(MEMBERS)],
    "home:kept": [Rule(MEMBERS)],
    # set-up, which is over; "change" stays
    "set_up:start": [Rule(EVERYBODY)],
    "set_up:step": [Rule(EVERYBODY, gaps=each("key", KEYS))],
    "set_up:check": [Rule(EVERYBODY)],
    "set_up:done": [Rule(EVERYBODY)],
    "set_up:change": [Rule(ADMINISTRATORS, ADMINISTRATORS)],
    "set_up:closed": [Rule(SEE_NAMES, SEE_NAMES)],
    "set_up:logo": [Rule(EVERYBODY, may_be_empty=True)],
    # signing in: who is in already is led to their page, and who is not half way to the first step
    "account_request_login_code": [Rule(EVERYBODY)],
    "account_confirm_login_code": [Rule(EVERYBODY)],
    "account_login": [Rule(EVERYBODY)],
    "account_logout": [Rule(EVERYBODY)],
    "account_inactive": [Rule(EVERYBODY)],
    "account_signup": [Rule(EVERYBODY)],
    "mfa_authenticate": [Rule(EVERYBODY)],
    "mfa_activate_totp": [Rule(MEMBERS, MEMBERS, may_be_empty=True)],
    "mfa_view_recovery_codes": [Rule(MEMBERS, MEMBERS, may_be_empty=True)],
    "mfa_reauthenticate": [Rule(MEMBERS, MEMBERS, may_be_empty=True)],
    "people:card": [Rule(EVERYBODY, EVERYBODY)],
    "people:card_code": [Rule(EVERYBODY, EVERYBODY, gaps=each("code", ["NOBODYSCARD"]))],
    "people:sign_out_all": [Rule(MEMBERS, MEMBERS)],
    "mfa_index": [Rule(EVERYBODY)],  # lead to my page
    "mfa_deactivate_totp": [Rule(EVERYBODY)],
    # letters: an address that nobody was sent leads nowhere
    "post:stop": [Rule(NOBODY, gaps=each("signed", ["not-signed"]))],
    "post:outbox": [Rule(WORKERS)],
    "post:pile": [Rule(WORKERS)],
    "post:braille_pile": [Rule(WORKERS, WORKERS)],
    "post:print_pile": [Rule(WORKERS, WORKERS)],
    "post:posted": [Rule(WORKERS, WORKERS)],
    "post:calls": [Rule(WORKERS)],
    "post:call": [
        Rule(
            WORKERS,
            WORKERS,
            of=LETTER,
            about="to",
            only={"state": "by hand", "way": "phone"},
            may_be_empty=True,
        )
    ],
    "post:number": [
        Rule(
            WORKERS,
            WORKERS,
            of=LETTER,
            about="to",
            only={"state": "by hand", "way": "phone"},
            may_be_empty=True,
        )
    ],
    "post:read": [Rule((Who.THEMSELVES,), of=LETTER, about="to")],
    "post:try": [Rule(WORKERS, of=LETTER, about="to", may_be_empty=True)],
    "post:format": [Rule(WORKERS, of=LETTER, about="to", gaps=A_FILE, may_be_empty=True, heavy=True)],
    "post:undo": [Rule(WORKERS, WORKERS, of=LETTER, about="to", only={"batch__gt": ""})],
    "post:came_back": [Rule(WORKERS, WORKERS, of=LETTER, about="to", only={"state": "sent"})],
    "post:decide": [Rule(WORKERS, WORKERS, of=LETTER, about="to", only={"state": "not sure"})],
    # joining
    "people:join": [Rule(EVERYBODY)],
    "people:join_age": [Rule(EVERYBODY, EVERYBODY)],
    "people:join_step": [Rule(EVERYBODY, gaps=each("key", JOIN_KEYS))],
    "people:join_check": [Rule(EVERYBODY)],
    "people:join_later": [Rule(EVERYBODY)],
    "people:join_back": [Rule(EVERYBODY, EVERYBODY)],
    "people:joined": [Rule(MEMBERS)],
    "people:young": [Rule(EVERYBODY)],
    "people:news": [Rule(EVERYBODY, EVERYBODY)],
    # people
    "people:all": [Rule(SEE_NAMES)],
    "people:enter": [Rule(WORKERS, WORKERS)],
    "people:stand_in": [Rule(SEE_NAMES, SEE_NAMES)],
    "people:end_stand_in": [
        Rule(
            (Who.THEMSELVES,),
            (Who.THEMSELVES,),
            of="people.Role",
            about="stands_in_for",
            only={"stands_in_for__isnull": False, "ended_on": None},
        )
    ],
    "people:newcomers": [Rule(WORKERS)],
    "people:hats": [Rule(MEMBERS, MEMBERS)],
    "people:stop_helping": [Rule(NOBODY, MEMBERS)],
    "people:start_helping": [
        Rule(NOBODY, (OTHER_ONE,), of=HELP, about="helped", other="helper", only={"ended_at": None}),
        Rule(NOBODY, NOBODY, of=HELP, about="helped", only={"ended_at__isnull": False}),
    ],
    "people:end_help": [Rule(THE_TWO, THE_TWO, of=HELP, about="helped", other="helper")],
    "people:no_help": [
        Rule(WORKERS, WORKERS, of="people.HelpWanted", about="person", only={"settled_at": None}),
        Rule(NOBODY, NOBODY, of="people.HelpWanted", only={"settled_at__isnull": False}),
    ],
    "people:person": [
        Rule((*THEIRS, Who.HELPERS, Who.ADMINISTRATORS), THEIRS, of=PERSON, about="pk"),
    ],
    "people:change": [Rule(THEIRS, THEIRS, of=PERSON, about="pk")],
    "people:roles": [Rule(ADMINISTRATORS, ADMINISTRATORS, of=PERSON, about="pk")],
    "people:lists": [Rule(THEIRS, THEIRS, of=PERSON, about="pk")],
    "people:add_route": [Rule(THEIRS, THEIRS, of=PERSON, about="pk")],
    "people:change_route": [Rule(THEIRS, THEIRS, of="people.ContactRoute", about="person")],
    "people:remove_route": [Rule(THEIRS, THEIRS, of="people.ContactRoute", about="person")],
    "people:needs": [Rule(NEEDS, NEEDS, of=PERSON, about="pk")],
    "people:change_needs": [Rule(NEEDS, NEEDS, of=PERSON, about="pk")],
    "people:working_with_me": [Rule(NEEDS, of=PERSON, about="pk")],
    "people:change_working_with_me": [Rule(NEEDS, NEEDS, of=PERSON, about="pk")],
    "people:working_with_me_file": [Rule(NEEDS, of=PERSON, about="pk", gaps=A_FILE)],
    "people:where_from": [Rule(THEIRS, THEIRS, of=PERSON, about="pk")],
    "people:brings": [Rule(THEIRS, THEIRS, of=PERSON, about="pk")],
    "people:yeses": [Rule(THEIRS, of=PERSON, about="pk")],
    "people:take_back_yes": [Rule(THEIRS, THEIRS, of="people.Consent", about="person")],
    "people:notes": [Rule((Who.THEMSELVES,), (Who.THEMSELVES,), of=PERSON, about="pk")],
    "people:throw_away": [
        Rule((Who.THEMSELVES,), (Who.THEMSELVES,), of="people.NoteToMyself", about="person")
    ],
    "people:want_help": [Rule(THEIRS, THEIRS, of=PERSON, about="pk")],
    "people:arrange_help": [Rule(WORKERS, WORKERS, of=PERSON, about="pk")],
    "people:welcome": [Rule(WORKERS, WORKERS, of=PERSON, about="pk")],
    "people:new_card": [Rule(WORKERS, WORKERS, of=PERSON, about="pk")],
    "people:no_second_step": [Rule(ADMINISTRATORS, ADMINISTRATORS, of=PERSON, about="pk")],
    "people:letter": [Rule(WORKERS, of=PERSON, about="pk")],
    # lists that are brought in
    "arrivals:choose": [Rule(WORKERS, WORKERS)],
    "arrivals:columns": [Rule(WORKERS, WORKERS, of="arrivals.WaitingList")],
    "arrivals:look": [Rule(WORKERS, WORKERS, of="arrivals.WaitingList")],
    "arrivals:doubles": [Rule(WORKERS, WORKERS, of="arrivals.WaitingList")],
    "arrivals:throw_away": [Rule(WORKERS, WORKERS, of="arrivals.WaitingList")],
    "arrivals:brought": [Rule(WORKERS, of="arrivals.Brought")],
    "arrivals:undo": [Rule(WORKERS, WORKERS, of="arrivals.Brought")],
    "arrivals:ask": [Rule(WORKERS, WORKERS, of="arrivals.Brought")],
    "arrivals:try": [Rule(NOBODY, WORKERS, of="arrivals.Brought")],
    "arrivals:asked": [Rule(WORKERS)],
    "arrivals:heard": [Rule(WORKERS, WORKERS, of="arrivals.Arrival", about="person")],
    # Whoever holds the link answers: it stands in the letter, and its page says nothing about anybody
    "arrivals:answer": [Rule(EVERYBODY, EVERYBODY, of="arrivals.Arrival", about="person")],
    "arrivals:yes": [Rule(EVERYBODY)],
    "arrivals:no": [Rule(EVERYBODY)],
    # about us all
    "equality:answer": [Rule(EVERYBODY, EVERYBODY, alone=True)],
    "equality:thank_you": [Rule(EVERYBODY)],
    "equality:figures": [Rule(EVERYBODY)],
    "equality:parts": [Rule(WORKERS, WORKERS)],
    # I'm worried about someone: the leads alone read it, not even whom it is about or who wrote it
    "safeguarding:worried": [Rule(EVERYBODY, EVERYBODY)],
    "safeguarding:sent": [Rule(EVERYBODY)],
    "safeguarding:sent_now": [Rule(EVERYBODY)],
    "safeguarding:card": [Rule(EVERYBODY)],
    "safeguarding:numbers": [Rule(SET_NUMBERS, SET_NUMBERS)],
    "safeguarding:log": [Rule(LEADS)],
    "safeguarding:concern": [Rule(LEADS, LEADS, of="safeguarding.Concern")],
    "safeguarding:note": [Rule(LEADS, LEADS, of="safeguarding.Concern")],
    "safeguarding:pass_on": [Rule(LEADS, LEADS, of="safeguarding.Concern")],
    "safeguarding:close": [Rule(LEADS, LEADS, of="safeguarding.Concern")],
    # groups
    "groups:here_as": [
        Rule((Who.THEMSELVES,), (Who.THEMSELVES,), of="groups.Membership", about="person", alone=True)
    ],
    "groups:group": [Rule(EVERYBODY, of="groups.Group")],
    "groups:join": [Rule(EVERYBODY, EVERYBODY, of="groups.Group")],
    "groups:communities": [Rule(WORKERS, WORKERS, of="groups.Group")],
    "groups:looking": [Rule(WORKERS, WORKERS, of="groups.Group")],
    "groups:interests": [Rule(WORKERS, of="groups.Group")],
    "groups:answer": [Rule(WORKERS, WORKERS, of="groups.Interest")],
    "groups:interest_file": [Rule(WORKERS, of="groups.Interest", may_be_empty=True)],
    # events
    "events:all": [Rule(EVERYBODY)],
    "events:hold": [Rule(WORKERS, WORKERS)],
    "events:event": [Rule(EVERYBODY, of=EVENT, only=PUBLISHED), Rule(WORKERS, of=EVENT, only=NOT_PUBLISHED)],
    "events:feed": [Rule(EVERYBODY)],
    "events:listened": [Rule(EVERYBODY)],
    "events:calendar_file": [
        Rule(EVERYBODY, of=EVENT, only=PUBLISHED),
        Rule(RUN_IT, of=EVENT, only=NOT_PUBLISHED),
    ],
    "events:write_visit": [Rule(WORKERS, WORKERS)],
    "events:new_series": [Rule(WORKERS, WORKERS)],
    "events:change": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:call_off": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:programme": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:again": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:heard": [Rule(RUN_IT, RUN_IT, of=EVENT, only={"kind": "visit"})],
    "events:answer_visit": [Rule(RUN_IT, RUN_IT, of=EVENT, only={"visit__isnull": False})],
    "events:series": [Rule(EVERYBODY, of="events.Series")],
    "events:add_place": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:change_place": [
        Rule(WORKERS, WORKERS, of=EVENT, gaps=of_each("pk", lambda event: event.places.all()))
    ],
    "events:invite": [Rule(WORKERS, WORKERS, of="events.Event")],
    "events:try": [Rule(NOBODY, WORKERS, of="events.Event")],
    "events:publish": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:headcount": [Rule(RUN_IT, RUN_IT, of=EVENT)],
    "events:came": [
        Rule(NOBODY, AT_THE_DOOR, of=BOOKING, only={"state": "placed"}, about="person"),
        Rule(NOBODY, NOBODY, of=BOOKING, only={"state": "cancelled"}, about="person"),
    ],
    "events:no_count": [
        Rule(NOBODY, RUN_IT, of=EVENT, gaps=of_each("pk", lambda event: event.headcounts.all()))
    ],
    "events:organisations": [Rule(RUN_IT, RUN_IT, of=EVENT)],
    "events:with_them": [Rule(AT_THE_DOOR, AT_THE_DOOR, of="events.Attendance", about="person")],
    "events:forget": [Rule(NOBODY, AT_THE_DOOR, of="events.Attendance", about="person")],
    "events:not_here": [Rule(NOBODY, AT_THE_DOOR, of="events.Attendance", about="person")],
    "events:check_in": [Rule(RUN_IT, of=EVENT)],
    "events:by_code": [Rule(AT_THE_DOOR, AT_THE_DOOR, of=EVENT)],
    "events:without_booking": [Rule(AT_THE_DOOR, AT_THE_DOOR, of=EVENT)],
    "events:paper_sheet": [Rule(RUN_IT, RUN_IT, of=EVENT)],
    "events:pack": [Rule(RUN_IT, of=EVENT)],
    "events:claim_slip": [Rule(RUN_IT, of=EVENT)],
    "events:cash_sheet": [Rule(RUN_IT, of=EVENT)],
    "events:bring_someone": [
        Rule(EVERYBODY, of=EVENT, only=PUBLISHED),
        Rule(RUN_IT, of=EVENT, only=NOT_PUBLISHED),
    ],
    "events:book": [
        Rule(EVERYBODY, EVERYBODY, of=EVENT, only=PUBLISHED, may_be_empty=True),
        Rule(NOBODY, of=EVENT, only=NOT_PUBLISHED),
    ],
    "events:book_new": [Rule(WORKERS, WORKERS, of=EVENT, only=PUBLISHED)],
    "events:book_for": [Rule(WORKERS, WORKERS, of=EVENT, only=PUBLISHED, gaps=for_somebody)],
    "events:bookings": [Rule(RUN_IT, of=EVENT)],
    "events:needed": [Rule(RUN_IT, of=EVENT)],
    "events:goes_ahead": [Rule(RUN_IT, RUN_IT, of=EVENT)],
    "events:name_host": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:no_host": [Rule(WORKERS, WORKERS, of=EVENT, gaps=of_each("pk", lambda event: event.hosts.all()))],
    "events:arrangement": [Rule(RUN_IT, RUN_IT, of=ARRANGEMENT, about="booking__person")],
    "events:could_not_get": [Rule(RUN_IT, RUN_IT, of=ARRANGEMENT, about="booking__person")],
    "events:whose_task": [Rule(RUN_IT, RUN_IT, of=ARRANGEMENT, about="booking__person")],
    "events:not_needed": [Rule(RUN_IT, RUN_IT, of="events.ToCancel")],
    "events:how_long_things_take": [Rule(WORKERS, WORKERS)],
    # Whoever holds the key of a ticket, which stands in its person's letters, opens it without an account
    "events:ticket": [Rule(EVERYBODY, **TICKET)],
    "events:needs_for_the_day": [Rule(EVERYBODY, EVERYBODY, **TICKET)],
    "events:company": [Rule(EVERYBODY, EVERYBODY, **TICKET)],
    "events:say_yes": [Rule(EVERYBODY, EVERYBODY, **TICKET)],
    "events:cancel": [Rule(EVERYBODY, EVERYBODY, **TICKET)],
    "events:no_more": [Rule(EVERYBODY, EVERYBODY, **TICKET)],
    "events:ticket_file": [Rule(EVERYBODY, **TICKET, gaps=A_FILE, heavy=True)],
    "events:was_it_there": [Rule(EVERYBODY, EVERYBODY, **OF_A_TICKET, alone=True)],
    "events:why_in_public": [Rule(EVERYBODY, EVERYBODY, **OF_A_TICKET, alone=True)],
    "events:make_day_pass": [Rule(WORKERS, WORKERS, of=EVENT)],
    "events:end_day_pass": [Rule(WORKERS, WORKERS, of="events.DayPass")],
    "events:day_pass": [Rule(EVERYBODY)],
    "events:door": [Rule((HAS_DAY_PASS,), (HAS_DAY_PASS,), led_to="events:day_pass")],
    # what people said
    "conversations:ask": [Rule(RUN_IT, RUN_IT, of=EVENT)],
    "conversations:ask_series": [Rule(RUN_IT, RUN_IT, of="events.Series")],
    "conversations:tables": [Rule(RUN_IT, of=EVENT)],
    "conversations:read_back": [Rule(RUN_IT, RUN_IT, of="conversations.TableNote")],
    "conversations:put_right": [Rule(RUN_IT, RUN_IT, of="conversations.TableNote")],
    "conversations:note_file": [Rule(RUN_IT, of="conversations.TableNote", only={"media_type": "image/png"})],
    "conversations:note": [Rule(RUN_IT, RUN_IT, of=QUESTION)],
    "conversations:idea": [Rule(RUN_IT, RUN_IT, of=QUESTION)],
    "conversations:support": [
        Rule(
            RUN_IT,
            RUN_IT,
            of=QUESTION,
            gaps=of_each("order", lambda question: question.ideas.all(), "order"),
        )
    ],
    "conversations:choose_support": [
        Rule(
            RUN_IT,
            RUN_IT,
            of=QUESTION,
            gaps=of_each("order", lambda question: question.ideas.all(), "order"),
        )
    ],
    "conversations:conclude": [Rule(RUN_IT, RUN_IT, of=QUESTION)],
    # votes
    "voting:all": [Rule(EVERYBODY)],
    "voting:hold": [Rule(WORKERS, WORKERS)],
    "voting:hold_as": [Rule(WORKERS, WORKERS, gaps=each("method", Poll.Method.values))],
    "voting:poll": [Rule(EVERYBODY, of=POLL)],
    "voting:code": [Rule(EVERYBODY, of=POLL, alone=True)],
    "voting:ballot": [
        Rule(EVERYBODY, of=POLL, only={"kind": "secret"}, alone=True),
        Rule((IN_ITS_GROUP,), of=POLL, only={"kind": "open"}, alone=True),
    ],
    "voting:names": [Rule((IN_ITS_GROUP,), of=POLL, only={"kind": "open"})],
    "voting:live": [Rule(EVERYBODY, of=POLL)],
    "voting:pulse": [Rule(EVERYBODY, of=POLL, only={"opened_at__isnull": False})],
    "voting:result": [Rule(EVERYBODY, of=POLL)],
    "voting:number": [Rule(EVERYBODY, EVERYBODY, of=POLL, only={"kind": "secret"}, may_be_empty=True)],
    "voting:question": [Rule(MEMBERS, MEMBERS, of=POLL, only={"state": "provisional"})],
    "voting:bundle": [Rule(EVERYBODY, of=POLL, may_be_empty=True)],
    "voting:checker": [Rule(EVERYBODY)],
    "voting:totals": [Rule(EVERYBODY, of=POLL, may_be_empty=True)],
    "voting:sheets": [Rule(EVERYBODY, of=POLL)],
    "voting:counting": [Rule((COUNTS_IT,), of=POLL)],
    "voting:read": [Rule((COUNTS_IT,), (COUNTS_IT,), of=POLL, gaps=PAPERS_OF)],
    "voting:finish": [Rule(NOBODY, (COUNTS_IT,), of=POLL, gaps=PAPERS_OF)],
    "voting:open_numbers": [Rule(NOBODY, (COUNTS_IT,), of=POLL)],
    "voting:run": [Rule(WORKERS, of=POLL)],
    "voting:option": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:way": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:voters": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:members": [Rule(NOBODY, WORKERS, of=POLL)],
    "voting:way_in": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:teller": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:print_papers": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:set_aside": [
        Rule(
            WORKERS,
            WORKERS,
            of=POLL,
            gaps=of_each("pk", lambda poll: PaperCount.objects.filter(stratum__poll=poll, finished_at=None)),
        )
    ],
    "voting:codes": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:phone": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:one_code": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:hand_out": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:tidy": [Rule(NOBODY, WORKERS, of=POLL)],
    "voting:phone_ballot": [
        Rule(WORKERS, WORKERS, of=POLL, gaps=of_each("card", lambda poll: poll.electors.all()[:3], "card_no"))
    ],
    "voting:wall": [
        Rule(WORKERS, WORKERS, of=POLL, gaps=of_each("pk", lambda poll: poll.strata.filter(kind="wall")))
    ],
    "voting:wall_photo": [
        Rule(
            WORKERS,
            of=POLL,
            gaps=of_each("pk", lambda poll: WallCount.objects.filter(stratum__poll=poll).exclude(photo="")),
            may_be_empty=True,
        )
    ],
    "voting:decide": [Rule(WORKERS, WORKERS, of=POLL)],
    "voting:step": [Rule(WORKERS, WORKERS, of=POLL, gaps=each("name", STEPS))],
    # what others published, and our reports
    "reports:learning": [Rule(EVERYBODY)],
    "reports:reported": [Rule(EVERYBODY, of=SOURCE)],
    "reports:reported_dots": [Rule(EVERYBODY, of=SOURCE)],
    "reports:reported_file": [Rule(EVERYBODY, of=SOURCE, gaps=A_FILE, heavy=True)],
    "reports:event_report": [
        Rule(EVERYBODY, of=EVENT, only=HAS_BEEN),
        Rule(NOBODY, of=EVENT, only=STILL_TO_COME),
    ],
    "reports:event_file": [
        Rule(EVERYBODY, of=EVENT, only=HAS_BEEN, gaps=A_FILE, heavy=True),
        Rule(NOBODY, of=EVENT, only=STILL_TO_COME, gaps=A_FILE, heavy=True),
    ],
    "reports:thank": [Rule(WORKERS, WORKERS, of=EVENT)],
    "reports:start": [Rule(WORKERS, WORKERS, of=EVENT)],
    "reports:start_series": [Rule(WORKERS, WORKERS, of="events.Series")],
    "reports:report": [Rule(WORKERS, of="reports.Report")],
    "reports:records": [
        Rule(EVERYBODY, of="reports.Report", only={"paper__first_out_at__isnull": False}),
        Rule(WORKERS, of="reports.Report", only={"paper__first_out_at": None}),
    ],
    "reports:ask_to_check": [Rule(WORKERS, WORKERS, of="reports.Report")],
    "reports:ask_others": [Rule(NOBODY, WORKERS, of="reports.Report")],
    "reports:again": [Rule(NOBODY, WORKERS, of="reports.Report")],
    "reports:put_right": [Rule(WORKERS, WORKERS, of="reports.Report")],
    "reports:finish": [Rule(WORKERS, WORKERS, of="reports.Report")],
    # papers
    "documents:all": [Rule(EVERYBODY)],
    "documents:asked_for": [Rule(EVERYBODY)],
    "documents:links": [Rule(EVERYBODY)],
    "documents:new_link": [Rule(PUT_OUT, PUT_OUT)],
    "documents:look_at_link": [Rule(PUT_OUT, PUT_OUT, of="documents.Link")],
    "documents:made_by": sent_by_them(),
    "documents:used": sent_by_them(),
    "documents:take_away": sent_by_them(
        gaps=of_each("pk", lambda paper: paper.authors.all()), only={"title": WITH_A_PICTURE}
    ),
    "documents:words": [Rule(EVERYBODY)],
    "documents:explain_a_word": [Rule(PUT_OUT, PUT_OUT)],
    "documents:promise_it": [Rule(PUT_OUT, PUT_OUT)],
    "documents:plain_words": [Rule(EVERYBODY)],
    "documents:unclear_page": [Rule(EVERYBODY, EVERYBODY)],
    "documents:pages_to_clear": [Rule(PUT_OUT)],
    "documents:explain_page": [Rule(PUT_OUT, PUT_OUT, of="documents.Unclear", only={"paper": None})],
    "documents:put_in": [Rule((SEATED, *PUT_OUT), (SEATED, *PUT_OUT))],
    "documents:concept_picture": [Rule(MEMBERS, gaps=each("word", ["vote"]))],
    "documents:told": [Rule(WORKERS, WORKERS, of="documents.FormatWanted", only={"person": None})],
    "documents:paper": papers(),
    "documents:version": papers(gaps=each("number", [1])),
    "documents:comments": papers(),
    "documents:comments_on": papers(gaps=each("number", [1])),
    "documents:clearer": papers(),
    "documents:ask": papers(send=True),
    "documents:unclear": papers(send=True),
    "documents:say": papers(send=True, only={"versions__round__isnull": False}, alone=True),
    "documents:file": papers(gaps=lambda paper: [{"number": 1, "name": "text"}], heavy=True),
    "documents:picture": papers(
        gaps=lambda paper: [{"number": 1, "picture": "shown"}], only={"title": WITH_A_PICTURE}
    ),
    "documents:changes": papers(gaps=each("number", [2]), only={"title": WITH_A_PICTURE}),
    "documents:draft": WRITERS,
    "documents:draft_picture": [
        Rule(WRITE, of=PAPER, about="owner", only={"title": WITH_A_PICTURE}, gaps=each("picture", ["shown"]))
    ],
    "documents:preview": [Rule(WRITE, of=PAPER, about="owner", gaps=each("name", ["text"]))],
    "documents:write": [Rule(WRITE, WRITE, of=PAPER, about="owner")],
    "documents:settle": [
        Rule(WRITE, WRITE, of=PAPER, about="owner", gaps=of_each("writing", saved_beside, "ref"))
    ],
    "documents:details": [Rule(WRITE, WRITE, of=PAPER, about="owner")],
    "documents:put_out": [Rule(ANSWER_FOR_IT, ANSWER_FOR_IT, of=PAPER, about="owner", may_be_empty=True)],
    "documents:formats": KEPT_BY_THEM,
    "documents:plan": sent_by_them(),
    "documents:send": sent_by_them(),
    "documents:open_round": sent_by_them(),
    "documents:agree": sent_by_them(),
    "documents:to_clear": KEPT_BY_THEM,
    "documents:make_plain": sent_by_them(),
    "documents:make_clear": sent_by_them(gaps=a_part),
    "documents:explain_part": sent_by_them(gaps=a_part),
    "documents:answer": sent_by_them(only={"versions__round__isnull": False}),
    "documents:close_round": sent_by_them(only={"versions__round__isnull": False}),
    "documents:say_for": [
        Rule(WORKERS, WORKERS, of=PAPER, only={"versions__round__isnull": False}, gaps=for_somebody)
    ],
    "documents:ask_for": [Rule(WORKERS, WORKERS, of=PAPER, only=IS_OUT, gaps=for_somebody)],
    "documents:unclear_for": [Rule(WORKERS, WORKERS, of=PAPER, only=IS_OUT, gaps=for_somebody)],
    "documents:edition": editions(by_person=True),
    "documents:edition_file": editions(by_person=False, format="pdf", ready_at__isnull=False),
    "documents:edition_picture": editions(gaps={"picture": "shown"}, format="easy read"),
    "documents:easy_print": editions(gaps={"size": 16}, heavy=True, format="easy read"),
    "documents:captions": editions(by_person=True, format="bsl"),
    "documents:promise": of_editions(by_person=True),
    "documents:hand_in": of_editions(format="bsl"),
    "documents:easy_words": of_editions(format="easy read"),
    "documents:easy_pictures": of_editions(format="easy read"),
    "documents:sign": of_editions(format="easy read"),
    # how pages look
    "kit:how_it_looks": [Rule(EVERYBODY, EVERYBODY)],
    "kit:shorter_words": [Rule(NOBODY, EVERYBODY)],
    "kit:language": [Rule(NOBODY, NOBODY)],  # without a language it is not there
    # the door of an example, which this is not
    "demo:come_in": [Rule(NOBODY)],
}


def problems_in_rules(rules: dict, resolver=None) -> list[str]:
    """Every address has its line, and every line its address."""
    names = {name for name, _path, _pattern in addresses(resolver)}
    here = "a line in tests/crawl/rules.py"
    return [
        *(f"{name} needs {here}: who may read it, and who may send?" for name in sorted(names - set(rules))),
        *(f"{name} has {here} but is no address." for name in sorted(set(rules) - names)),
    ]
