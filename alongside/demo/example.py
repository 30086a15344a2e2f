"""What the invented partnership is made of. Nobody here is real; see docs/decisions/ for why it is so much."""

from typing import NamedTuple

from alongside.events.models import AccessFact
from alongside.people.models import ContactRoute, Hat, Right, Role

NAME = "Wexcombe Together"
STRAPLINE = "Deciding as equals"
ABOUT = (
    "We are people in Wexcombe who use care and support, and people who run it. We plan, choose and check services "
    "together, and everybody's voice counts the same."
)
AIMS = ["Nothing about us is decided without us", "Everyday life in Wexcombe gets better for disabled people"]
CONTACT_NAME = "Ruth"
CONTACT_HOURS = "Monday to Thursday, 10 am to 2 pm"
CONTACT_WAYS = {
    "phone": "01632 960123",
    "text": "07700 900456",
    "email": "hello@example.org",
    "post": "Wexcombe Together, Freepost TOGETHER",
    "web": "https://wexcombe.example.org",
}
GLOSSARY = {
    "BSL": "British Sign Language, the language of many Deaf people in Britain.",
    "co-production": "Working together as equals, from the first idea to the last check.",
}

# Below 999 on "I'm worried about someone"
NUMBERS = [
    ("Wexcombe Council, the team for adults", "01632 960200", "Monday to Friday, 9 am to 5 pm"),
    ("Wexcombe Council, out of hours", "01632 960299", "Nights, weekends and bank holidays"),
]


class Cast(NamedTuple):
    """One invented person. `routes` are (kind, value), the first one their first choice."""

    key: str
    name: str
    called: str
    routes: list[tuple[str, str]]
    hats: list[str]
    organisation: str | None = None
    language: str = "en-GB"
    format: str = "web"
    print_size: int = 12
    roles: list[str] = []
    door: str = ""  # what the button says, where a newcomer may come in as this person


EMAIL, TEXT, PHONE, POST = (
    ContactRoute.Kind.EMAIL,
    ContactRoute.Kind.TEXT,
    ContactRoute.Kind.PHONE,
    ContactRoute.Kind.POST,
)
CAST = [
    Cast(
        "ruth",
        "Ruth Penhale",
        "Ruth",
        [(EMAIL, "ruth@example.org"), (PHONE, "01632 960123")],
        [Hat.DISABLED, Hat.VOLUNTARY],
        "Wexcombe Disability Network",
        roles=[Role.Kind.COORDINATOR, Role.Kind.ADMINISTRATOR],
        door="Ruth, the coordinator",
    ),
    Cast(
        "amina",
        "Amina Yusuf",
        "Amina",
        [(TEXT, "07700 900111"), (EMAIL, "amina@example.org")],
        [Hat.USES_SERVICES, Hat.DISABLED],
        None,
        format="bsl",
        door="Amina, a member who is Deaf",
    ),
    Cast(
        "hussain",
        "Tariq Hussain",
        "Mr Hussain",
        [(PHONE, "01632 960771"), (POST, "4 Mill Row, Wexcombe")],
        [Hat.USES_SERVICES, Hat.CARER],
        None,
        language="pa",
        format="large print",
        print_size=18,
    ),
    Cast(
        "nadia",
        "Nadia Hussain",
        "Nadia",
        [(EMAIL, "nadia@example.org")],
        [Hat.FAMILY, Hat.SUPPORTER],
        None,
        door="Nadia, who helps Mr Hussain",
    ),
    Cast(
        "callum",
        "Callum Reid",
        "Callum",
        [(POST, "Flat 2, 9 Weir Street, Wexcombe")],
        [Hat.USES_SERVICES, Hat.DISABLED],
        "Speak Up Wexcombe",
        format="easy read",
        print_size=16,
        door="Callum, a member who likes shorter words",
    ),
    Cast(
        "jo",
        "Jo Marsh",
        "Jo",
        [(EMAIL, "jo@example.org")],
        [Hat.SUPPORTER],
        "Speak Up Wexcombe",
        door="Jo, who helps Callum",
    ),
    Cast("farah", "Farah Siddiqui", "Farah", [(EMAIL, "farah@example.org")], [Hat.CARER], None),
    Cast(
        "david",
        "David Orme",
        "David",
        [(EMAIL, "david@example.org")],
        [Hat.OFFICER],
        "Wexcombe Council",
        door="David, a council officer",
    ),
    # Nobody comes in as Helen: somebody might write to her in earnest, and a stranger would read it.
    Cast(
        "helen",
        "Helen Tait",
        "Helen",
        [(EMAIL, "helen@example.org")],
        [Hat.OFFICER],
        "Wexcombe Council",
        roles=[Role.Kind.LEAD],
    ),
    Cast("sam", "Sam Ellery", "Sam", [(EMAIL, "sam@example.org")], [Hat.FACILITATOR], None),
]
HELPS = [
    ("hussain", "nadia", [Right.LETTERS, Right.BOOK]),
    ("callum", "jo", [Right.READ, Right.NEEDS]),
]
# What people said that they need: names from people/needs_list.py, and words of their own by group
NEEDS = {
    "ruth": (["not mornings", "breaks", "seat"], {}),
    "amina": (
        ["text me", "bsl interpreter", "bsl film", "camera off"],
        {"contact": "I do not use the phone."},
    ),
    "hussain": (
        ["ring me", "large print", "language interpreter", "hearing loop", "face me", "taxi"],
        {"format": "18 point, black on cream."},
    ),
    "callum": (["easy read", "early", "explain", "cards", "supporter"], {"support": "Ask me, not Jo."}),
    "farah": (["care cover", "travel first", "online", "not evenings"], {}),
    "david": (["plain text"], {}),
    "sam": (["quiet room"], {}),
}
WORKING_WITH = {
    "callum": {
        "i_am_good_at": "Saying when something is not clear. Remembering people.",
        "please_do": "Talk to me, not to Jo. One thing at a time.",
        "please_do_not": "Do not hurry me. Do not finish my sentences.",
        "how_i_say_things": "Red card: stop. Yellow card: slower. Green card: yes.",
        "if_i_am_upset": "Ten minutes outside, with Jo.",
    },
}
BRINGS = {
    "farah": ("I know how carers are paid, and I speak Punjabi and Urdu.", True),
    "helen": ("Budgets", False),
}
NEWS = ["amina", "callum", "farah", "david", "helen"]

BOARD = [
    ("amina", Hat.USES_SERVICES, True),
    ("callum", Hat.DISABLED, True),
    ("ruth", Hat.DISABLED, True),
    ("farah", Hat.CARER, False),
    ("hussain", Hat.USES_SERVICES, True),
    ("david", Hat.OFFICER, None),
    ("helen", Hat.OFFICER, False),
]
FURTHER_NAMES = [
    "Bea Lowell",
    "Colm Astley",
    "Dilys Farr",
    "Edith Quaye",
    "Femi Adair",
    "Gwen Tolley",
    "Harun Sayed",
    "Iris Kemble",
    "Joss Whitlow",
    "Kirit Lal",
    "Leda Morrow",
    "Moss Tanner",
    "Nessa Pryor",
    "Olwen Birch",
    "Perry Shaw",
    "Queenie Vale",
    "Rafiq Noor",
    "Sorrel Hyde",
    "Tomas Weir",
    "Una Cray",
    "Vikram Lowe",
    "Wilf Garrow",
    "Xanthe Poole",
    "Yusra Amin",
]


class Choice(NamedTuple):
    """An option of the vote: its title, at most 60 words about it, and shorter words for both."""

    title: str
    about: str
    shorter_title: str
    shorter: str


CHOICES = [
    Choice(
        "Getting about",
        "Buses, taxis, pavements and Blue Badge parking, so that we can go where we want when we want.",
        "Getting about",
        "Buses, taxis and paths.",
    ),
    Choice(
        "Homes that fit us",
        "Homes we can get into and move about in, repairs that are done, and a say in who we live with.",
        "Homes",
        "A home that is right for you.",
    ),
    Choice(
        "Things to do in the day",
        "Places to go, things to do and people to meet in the day, with the right support.",
        "Your day",
        "Places to go. Things to do.",
    ),
    Choice(
        "Work",
        "Getting a job, keeping it, and being treated fairly there.",
        "Work",
        "Getting a job and keeping it.",
    ),
    Choice(
        "Seeing a doctor or nurse",
        "Making an appointment, being understood, and health checks that happen every year.",
        "Doctors",
        "Seeing a doctor or a nurse.",
    ),
    Choice(
        "Information we can use",
        "Letters, websites and leaflets that we can read, hear or see in BSL, British Sign Language, the first time.",
        "Information",
        "Letters you can read.",
    ),
    Choice(
        "Support at home",
        "Carers who come on time, whom we choose, and who know what we need.",
        "Help at home",
        "Good help in your home.",
    ),
    Choice(
        "Feeling safe",
        "Being safe in the street, on the bus and online, and being believed when we are not.",
        "Safe",
        "Feeling safe every day.",
    ),
]

# Dots on the two walls, in the order of CHOICES; what was counted aloud and checked.
CORN_HALL = {
    "people": 34,
    "dots": [19, 9, 14, 6, 12, 17, 13, 9],
    "unused": 2,
    "missing": "One person left early and took a dot home.",
}
LIBRARY = {"people": 22, "dots": [10, 5, 9, 3, 8, 12, 11, 6], "unused": 2, "missing": ""}
# How likely each choice is in a vote online and by phone; the same invented votes each time.
ONLINE = {"voters": 14, "weights": [3, 2, 3, 1, 2, 4, 2, 1]}
BY_PHONE = {"voters": 11, "weights": [2, 1, 4, 0, 3, 2, 4, 2]}

TAKEN_ON = {
    5: "It shares second place, and it opens the door to all the others.",
    0: "It shares second place. The bus contract is renewed next year, so now is the time.",
    2: "It had the most dots. People who voted by phone put it first, and they are the ones who get out least.",
}
PARKED = {
    6: "Close behind. The council starts its own review in spring; we join that first and look again after it.",
    4: "The health partnership works on this now. We ask them to report to us.",
    1: "Parked until we have more people who rent from the council with us.",
    7: "Parked. We will ask the community safety group what they do already.",
    3: "Parked. Few dots, but nobody had asked the job club yet.",
}

TABLES = [
    (
        "Red table",
        "Sam",
        "Farah",
        [
            ("I want a letter I can read before the day it is about.", True),
            ("The bus app talks too fast.", True),
        ],
    ),
    (
        "Blue table",
        "Jo",
        "Helen",
        [("We need one place to ring, not six.", True), ("My carer comes when it suits the rota.", False)],
    ),
]

VISITS = [
    {
        "whose": "Wexcombe Deaf Club",
        "setting": "community",
        "where": "The club room in Weir Street",
        "hosted_by": "Dana Pym",
        "people": 14,
        "heard": "Nobody signs at the council desk. We write notes, and people sigh.",
        "promised": "We ask when somebody who signs is there.",
    },
    {
        "whose": "A lunch club for carers",
        "setting": "community",
        "where": "St Anne's hall",
        "hosted_by": "Joan Ash",
        "people": 9,
        "heard": "Forms come on Fridays, when nobody can be rung until Monday.",
        "promised": "We bring it to the next meeting of the Board.",
    },
]
VISIT_ANSWER = "From March somebody who signs is at the desk on Tuesdays. We told you at your club night."
INTERPRETERS = "Dana and Lee sign. They meet you at the door at 10.15."
NO_LOOP = "The loop in this hall is broken. Sam brings a small one that goes round your neck. Would that do?"
OFFER = {
    "fee": "£25 an hour, for reading the papers too.",
    "expenses": "your travel, and the cost of anybody who comes to support you.",
    "paid_when": "in cash on the day, or to your bank within 10 working days.",
}

ACCESS = {
    "Corn Hall": {
        AccessFact.Kind.STEP_FREE: (AccessFact.Answer.YES, "Ramp at the side door"),
        AccessFact.Kind.TOILET: (AccessFact.Answer.YES, "Ground floor, with a hoist"),
        AccessFact.Kind.LOOP: (AccessFact.Answer.NO, "The loop failed on the day; we brought a portable one"),
        AccessFact.Kind.PARKING: (AccessFact.Answer.YES, "Six Blue Badge spaces"),
        AccessFact.Kind.QUIET_ROOM: (AccessFact.Answer.YES, "The reading room"),
        AccessFact.Kind.LIGHTING: (AccessFact.Answer.NOT_CHECKED, ""),
        AccessFact.Kind.TRANSPORT: (AccessFact.Answer.YES, "Buses 4 and 9 stop outside"),
    },
    "Wexcombe Library": {
        AccessFact.Kind.STEP_FREE: (AccessFact.Answer.YES, ""),
        AccessFact.Kind.TOILET: (AccessFact.Answer.YES, ""),
        AccessFact.Kind.LOOP: (AccessFact.Answer.YES, "At the desk and in the meeting room"),
        AccessFact.Kind.PARKING: (AccessFact.Answer.NO, "Nearest is Mill Row, 200 metres"),
        AccessFact.Kind.QUIET_ROOM: (AccessFact.Answer.NO, ""),
        AccessFact.Kind.LIGHTING: (AccessFact.Answer.NOT_CHECKED, ""),
        AccessFact.Kind.TRANSPORT: (AccessFact.Answer.YES, "Bus 4"),
    },
}  # fmt: skip

ACCESS["Online"] = {
    AccessFact.Kind.STEP_FREE: (AccessFact.Answer.YES, "From your own home"),
    AccessFact.Kind.TOILET: (AccessFact.Answer.YES, "Your own"),
    AccessFact.Kind.LOOP: (AccessFact.Answer.NOT_CHECKED, "Captions were on all the time"),
    AccessFact.Kind.PARKING: (AccessFact.Answer.YES, "Not needed"),
    AccessFact.Kind.QUIET_ROOM: (AccessFact.Answer.YES, "A second call with only a helper in it"),
    AccessFact.Kind.LIGHTING: (AccessFact.Answer.YES, "Your own"),
    AccessFact.Kind.TRANSPORT: (AccessFact.Answer.YES, "Not needed; we paid for mobile data"),
}

# Who stands to speak for everybody at the hospital, and how people ordered them: the numbers on a paper, how many like it.
STANDING = [
    ("Dana Price", "I use a wheelchair, and I do not let go."),
    ("Yusuf Rahman", "I care for my mother. I know the wards at night."),
    ("Grace Hall", "I ran a shop for 30 years. I listen to everybody."),
    ("Tom Wells", "I have been a patient there eleven times."),
]
ORDERS = [
    ((1, 3), 9),
    ((2, 4), 7),
    ((3, 1), 4),
    ((4, 2, 3), 5),
    ((3,), 2),
]
NOON = ["agree", "agree", "stand aside"]
BUSES = [
    ("Late buses", "The last bus home from the market leaves at half past five."),
    ("Ramps that work", "A ramp that is stuck means that somebody stays behind at the stop."),
    ("Talking stops", "Buses that say the next stop aloud and show it."),
    ("Drivers who wait", "Time to sit down before the bus moves off."),
    ("The number 9", "It was cut to one an hour, and it is the only one to the health centre."),
]

IDEAS = [
    ("People at the event choose, and the Board follows", ["broad", "broad"], ""),
    ("The Board chooses, and tells people why", ["little", "least"], "Only if nobody else will."),
]
JOINED_IDEA = "People choose with dots, then the Board and the people who came agree what to take on, each with a reason"

# Papers
HOW_WE_MEET = """# How the Board meets

We meet so that everybody can take part.

## Before we meet

- You get the papers 10 working days before, your own way.
- You can go through them with somebody who supports you. We pay for their time.

## While we meet

- We stop every 45 minutes.
- Everybody has a red card. It means: stop, I do not understand.
- Everybody speaks once before anybody speaks twice.

## After we meet

You get what we decided within five working days.
"""
HOW_WE_MEET_EASY = [
    ("We all meet as the Board.", "meeting"),
    ("# Before we meet", ""),
    ("You get the papers two weeks before.", "letter"),
    ("You can read them with a supporter.", "supporter"),
    ("# While we meet", ""),
    ("We stop for breaks.", "break"),
    ("Show the red card when you do not understand.", "stop"),
    ("# After we meet", ""),
    ("We send you what we decided.", "decision"),
]
BUS_PAPER = """# Buses in Wexcombe: what could change

The council decides about money for buses in spring. It asks the Board what matters most.

## What people told us

People said that drivers move off before they sit down. People who use wheelchairs said that the place for them is often full.

## What would change

Every bus stop in the town would get a seat and a light. Concessionary travel would start at 9 am instead of 9.30 am.

| What | What it costs in a year |
| --- | --- |
| Seats and lights at stops | £40,000 |
| Travel from 9 am | £25,000 |

## What we ask the Board

Which of the two comes first, if there is money for one only?
"""
SAID_BY_PHONE = (
    "A seat helps nobody when the bus stop has no kerb that you can get over. Please add the kerbs."
)
SAID_ON_THE_WEB = "I want the light. I wait in the dark."
BUS_ANSWER = "You are right. The next version has the kerbs, with what they cost."
