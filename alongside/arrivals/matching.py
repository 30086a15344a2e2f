"""From the cells of a list to people: which column is what, what is wrong in which cell, who may be there twice.

Nothing here writes or asks the database; what is known already is given in.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.people.models import ContactRoute, Format
from alongside.shared.spreadsheets import Table

Kind = ContactRoute.Kind
LEAVE_OUT = ""
FIELDS = {
    LEAVE_OUT: gettext_lazy("Leave this column out"),
    "name": gettext_lazy("Name"),
    "first": gettext_lazy("First name"),
    "last": gettext_lazy("Last name"),
    "called": gettext_lazy("What to call them"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Phone, to ring"),
    "text": gettext_lazy("Phone, for text messages"),
    "post": gettext_lazy("Address, or a part of it"),
    "best": gettext_lazy("Best way to reach them"),
    "organisation": gettext_lazy("Organisation"),
    "format": gettext_lazy("How they like to get things"),
    "size": gettext_lazy("Size of print"),
    "language": gettext_lazy("Language"),
}
# Headers as they stand in lists and in what booking sites give; without spaces, in small letters
HEADERS = {
    "name": "name fullname contactname contact person attendee attendeename member membername who",
    "first": "firstname forename givenname christianname attendeefirstname first",
    "last": "lastname surname familyname secondname attendeelastname last attendeesurname",
    "called": "knownas preferredname calledby nickname likestobecalled called whattocallthem",
    "email": "email emailaddress mail emails contactemail attendeeemail",
    "phone": "phone telephone tel phonenumber telephonenumber landline homephone phoneno telno contactnumber hometel "
    "homephonenumber number workphone",
    "text": "mobile mobilephone mobilenumber cell cellphone text sms mob mobileno textnumber",
    "post": "address postaladdress street addressline1 addressline2 addressline3 address1 address2 address3 town city "
    "county postcode zip homeaddress postalcode homeaddress1 village homecity homezip",
    "best": "preferredcontact bestway contactmethod preferredmethod howtocontact contactpreference preferredcontactmethod "
    "bestwaytoreachthem",
    "organisation": "organisation organization org company group employer agency charity",
    "format": "format preferredformat accessibleformat communicationformat howtheyliketogetthings",
    "size": "printsize fontsize size",
    "language": "language preferredlanguage firstlanguage",
}
FIELD_OF_HEADER = {word: name for name, words in HEADERS.items() for word in words.split()}
FORMATS = {
    "large print": Format.LARGE_PRINT,
    "largeprint": Format.LARGE_PRINT,
    "lp": Format.LARGE_PRINT,
    "easy read": Format.EASY_READ,
    "easyread": Format.EASY_READ,
    "braille": Format.BRAILLE,
    "bsl": Format.BSL,
    "sign": Format.BSL,
    "audio": Format.AUDIO,
    "cd": Format.AUDIO,
    "listen": Format.AUDIO,
    "word": Format.WORD,
    "pdf": Format.PDF,
    "text": Format.TEXT,
    "sms": Format.TEXT,
    "phone": Format.PHONE,
    "paper": Format.PAPER,
    "post": Format.PAPER,
    "letter": Format.PAPER,
    "print": Format.PAPER,
    "email": Format.WEB,
    "e-mail": Format.WEB,
    "web": Format.WEB,
    "online": Format.WEB,
}
WAYS = {
    "email": Kind.EMAIL,
    "e-mail": Kind.EMAIL,
    "mail": Kind.EMAIL,
    "phone": Kind.PHONE,
    "ring": Kind.PHONE,
    "call": Kind.PHONE,
    "telephone": Kind.PHONE,
    "landline": Kind.PHONE,
    "text": Kind.TEXT,
    "sms": Kind.TEXT,
    "mobile": Kind.TEXT,
    "whatsapp": Kind.TEXT,
    "post": Kind.POST,
    "letter": Kind.POST,
    "paper": Kind.POST,
}
LANGUAGES = {"english": "en-GB", "urdu": "ur", "punjabi": "pa", "panjabi": "pa", "bsl": "bfi"}
SIZES = (12, 16, 18, 24, 28)
BLANKS = {"", "-", "--", "n/a", "na", "none", "no", "nil", "?", "x", "unknown", "tbc", "not known", "."}
FORMULA = re.compile(r"^\s*[=@＝＠]|^\s*[+\-＋－]\s*[A-Za-z(]|^\s*\|")
POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """Something in a cell that could not be used. `stays_out`: the whole line does."""

    line: int
    column: str
    words: str
    stays_out: bool = False


@dataclass
class Newcomer:
    """Somebody on a list, as they would come in."""

    line: int
    name: str
    called: str = ""
    ways: list[tuple[str, str]] = field(default_factory=list)  # kind and value, the best one first
    organisation: str = ""
    format: str = Format.WEB
    size: int = 12
    language: str = "en-GB"
    ref: str = ""  # of somebody who is here already

    @cached_property
    def plain_name(self) -> str:
        return plain_name(self.name)

    @property
    def marks(self) -> set[str]:
        """What would show that two lines are one person: their numbers and addresses, in one spelling."""
        return {mark for kind, value in self.ways if (mark := mark_of(kind, value))}


def guess(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """What each column may be, by its name and by what stands in it.

    >>> guess(["Full Name", "E-mail", "Tel.", "Diet"], [["Farah Begum", "f@example.org", "01632 960 111", "halal"]])
    ['name', 'email', 'phone', '']
    """
    found = []
    for at, name in enumerate(header):
        cells = [row[at] for row in rows[:200] if at < len(row) and row[at].strip().lower() not in BLANKS]
        found.append(guess_one(name, cells))
    # One column of a kind; an address may stand in many.
    for name in set(found) - {LEAVE_OUT, "post", "phone", "text"}:
        first = found.index(name)
        found = [LEAVE_OUT if one == name and at > first else one for at, one in enumerate(found)]
    if "first" in found and "last" in found and "name" in found:
        found = [LEAVE_OUT if one == "name" else one for one in found]
    if "first" in found and "last" not in found and "name" not in found:
        found[found.index("first")] = "name"
    return found


def guess_one(name: str, cells: Sequence[str]) -> str:
    key = re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", name.lower()))
    if key in FIELD_OF_HEADER:
        return FIELD_OF_HEADER[key]
    if cells and sum("@" in cell for cell in cells) * 2 > len(cells):
        return "email"
    if cells and sum(looks_like_number(cell) for cell in cells) * 2 > len(cells):
        return "text" if all(digits(cell).startswith("07") for cell in cells) else "phone"
    return LEAVE_OUT


def looks_like_number(cell: str) -> bool:
    return bool(re.fullmatch(r"[+()\d\s./-]{9,25}", cell.strip())) and 9 <= len(digits(cell)) <= 15


def digits(value: str) -> str:
    """A phone number in one spelling, as it is dialled here.

    >>> digits("+44 (0)7700 900 123"), digits("0044 1632 960123"), digits("1632960123")
    ('07700900123', '01632960123', '01632960123')
    """
    value = value.replace("(0)", "")
    plus = value.strip().startswith("+")
    found = re.sub(r"\D", "", value)
    if found.startswith("0044"):
        return "0" + found[4:]
    if found.startswith("44") and (plus or len(found) == 12):
        return "0" + found[2:]
    if not plus and len(found) == 10 and found[0] in "1237":
        return "0" + found  # a spreadsheet took the nought away
    return found


def mark_of(kind: str, value: str) -> str:
    if kind == Kind.EMAIL:
        return f"email {value.strip().lower()}"
    if kind in (Kind.PHONE, Kind.TEXT):
        return f"number {digits(value)}"
    plain = re.sub(r"[^a-z0-9]", "", value.lower())
    return f"post {plain}" if plain else ""


def postcode(ways: Iterable[tuple[str, str]]) -> str:
    for kind, value in ways:
        if kind == Kind.POST and (found := POSTCODE.search(value)):
            return (found[1] + found[2]).upper()
    return ""


def plain_name(name: str) -> str:
    """A name in one spelling, whatever the order of its parts.

    >>> plain_name("BEGUM, Farah"), plain_name("Mrs Farah  Begum"), plain_name("Zoë O'Neil")
    ('begum farah', 'begum farah', 'oneil zoe')
    """
    letters = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
    letters = letters.replace("'", "").replace("’", "")
    words = [
        word
        for word in re.split(r"[\W_]+", letters)
        if word not in {"mr", "mrs", "ms", "miss", "dr", "mx", ""}
    ]
    return " ".join(sorted(words))


def make_people(table: Table, columns: Sequence[str]) -> tuple[list[Newcomer], list[Fault]]:
    """Everybody who can come in, and what is wrong in which line and column."""
    people, faults = [], []
    for line, row in zip(table.lines, table.rows, strict=True):
        one, wrong = make_one(line, row, table.header, columns)
        faults += wrong
        if one is not None:
            people.append(one)
    return people, faults


def make_one(line: int, row: Sequence[str], header: Sequence[str], columns: Sequence[str]):
    faults: list[Fault] = []
    said: dict[str, list[tuple[str, str]]] = {}  # field: pairs of column and cell
    for column, name, cell in zip(header, columns, row, strict=False):
        if not name or cell.strip().lower() in BLANKS:
            continue
        if FORMULA.match(cell) and not (name in ("phone", "text") and looks_like_number(cell)):
            out = name in ("name", "first", "last")
            words = _("This is a formula, not words.")
            faults.append(Fault(line, column, words, stays_out=out))
            if out:
                return None, faults
            continue
        said.setdefault(name, []).append((column, cell.strip()))

    def words(name: str) -> str:
        return " ".join(" ".join(cell.split()) for _column, cell in said.get(name, ()))

    name = words("name") or f"{words('first')} {words('last')}".strip()
    where = next(
        (column for column, kind in zip(header, columns, strict=False) if kind in ("name", "first")), ""
    )
    if not re.search(r"[^\W\d_]", name):
        faults.append(Fault(line, where, _("There is no name."), stays_out=True))
        return None, faults
    if len(name) > 120:
        faults.append(Fault(line, where, _("This name is longer than 120 letters."), stays_out=True))
        return None, faults
    if "," in name and name.count(",") == 1 and not said.get("first"):
        # "Begum, Farah", as lists are sorted
        last, first = (part.strip() for part in name.split(","))
        if first and last and len(first.split()) <= 3:
            name = f"{first} {last}"
    one = Newcomer(line, name, called=words("called")[:80], organisation=words("organisation")[:160])
    read_ways(one, said, faults)
    read_wishes(one, said, faults)
    return one, faults


def read_ways(one: Newcomer, said: dict, faults: list[Fault]) -> None:
    """Their numbers and addresses. What cannot be right is named, and the person comes in without it."""
    for column, cell in said.get("email", ()):
        parts = re.split(r"[;,\s]+", cell.removeprefix("mailto:")) if "@" in cell else [cell]
        for part in filter(None, parts):
            try:
                validate_email(part)
            except ValidationError:
                faults.append(
                    Fault(one.line, column, _("“%s” does not look like an e-mail address.") % part[:60])
                )
            else:
                add_way(one, Kind.EMAIL, part)
    for kind in (Kind.PHONE, Kind.TEXT):
        for column, cell in said.get(kind, ()):
            for part in re.split(r"\s*(?:;|/|,|\bor\b|\n)\s*", cell):
                number = digits(part)
                if not part.strip():
                    continue
                if re.search(r"[A-Za-z]{3}", part) or not 9 <= len(number) <= 15:
                    faults.append(
                        Fault(one.line, column, _("“%s” does not look like a phone number.") % part[:60])
                    )
                else:
                    add_way(one, kind, number)
    if parts := [cell for _column, cell in said.get("post", ())]:
        address = "\n".join(
            line.strip() for part in parts for line in part.replace(", ", "\n").split("\n") if line.strip()
        )
        if len(address) < 8:
            faults.append(Fault(one.line, said["post"][0][0], _("This address is too short for a letter.")))
        else:
            add_way(one, Kind.POST, address)


def add_way(one: Newcomer, kind: str, value: str) -> None:
    if mark_of(kind, value) not in {mark_of(*way) for way in one.ways if way[0] == kind}:
        one.ways.append((kind, value))


def read_wishes(one: Newcomer, said: dict, faults: list[Fault]) -> None:
    """How they like to get things, and which way is best."""
    for column, cell in said.get("format", ()):
        low = cell.lower()
        found = [value for word, value in FORMATS.items() if re.search(rf"\b{re.escape(word)}\b", low)]
        if found:
            one.format = found[0]
        else:
            faults.append(
                Fault(one.line, column, _("We do not know “%s”. Ask them how they like it.") % cell[:60])
            )
        if (size := re.search(r"\d{2}", cell)) and one.format == Format.LARGE_PRINT:
            one.size = next((known for known in SIZES if known >= int(size[0])), SIZES[-1])
    for column, cell in said.get("size", ()):
        if number := re.search(r"\d{1,2}", cell):
            one.size = next((known for known in SIZES if known >= int(number[0])), SIZES[-1])
        else:
            faults.append(
                Fault(one.line, column, _("We do not know “%s”. Ask them how they like it.") % cell[:60])
            )
    if one.format == Format.LARGE_PRINT and one.size == 12:
        one.size = 18
    for column, cell in said.get("language", ()):
        found = [code for word, code in LANGUAGES.items() if word in cell.lower()]
        if found:
            one.language = found[0]
        else:
            faults.append(Fault(one.line, column, _("We do not know “%s”. Ask them.") % cell[:60]))
    best = ""
    for column, cell in said.get("best", ()):
        found = [way for word, way in WAYS.items() if re.search(rf"\b{re.escape(word)}\b", cell.lower())]
        if found and any(kind == found[0] for kind, _value in one.ways):
            best = found[0]
        elif found:
            faults.append(
                Fault(one.line, column, _("“%s” is their best way, but it is not in the list.") % cell[:60])
            )
        else:
            faults.append(Fault(one.line, column, _("We do not know “%s”. Ask them.") % cell[:60]))
    if not best and one.format in (Format.PAPER, Format.LARGE_PRINT, Format.BRAILLE):
        best = Kind.POST  # nobody asks for print to get an e-mail
    if not best and one.format in (Format.PHONE, Format.TEXT):
        best = Kind.PHONE if one.format == Format.PHONE else Kind.TEXT
    order = [best, Kind.EMAIL, Kind.PHONE, Kind.TEXT, Kind.POST]
    one.ways.sort(key=lambda way: order.index(way[0]))


# Who may be there twice


@dataclass(frozen=True)
class Pair:
    """Two that may be one person: a line of the list, and an earlier line or somebody who is here already."""

    line: int
    other: Newcomer
    why: str
    certain: bool  # same name and same address or number: one person, unless somebody says otherwise

    @property
    def key(self) -> str:
        return f"{self.line}-{self.other.ref or self.other.line}"


def find_doubles(people: Sequence[Newcomer], here: Sequence[Newcomer]) -> list[Pair]:
    """Pairs that may be one person, in the order of the list. `here`: everybody who is here already.

    Each line is held against the first that has the same address, number or name, so the work grows with the list and
    not with its square.
    """
    by_mark: dict[str, Newcomer] = {}
    by_name: dict[str, Newcomer] = {}
    by_postcode: dict[str, list[Newcomer]] = {}

    def remember(one: Newcomer) -> None:
        for mark in one.marks:
            by_mark.setdefault(mark, one)
        by_name.setdefault(one.plain_name, one)
        if code := postcode(one.ways):
            by_postcode.setdefault(code, []).append(one)

    for one in here:
        remember(one)
    pairs = []
    for one in people:
        if found := likeness(one, by_mark, by_name, by_postcode):
            pairs.append(found)
        remember(one)
    return pairs


def likeness(one: Newcomer, by_mark: dict, by_name: dict, by_postcode: dict) -> Pair | None:
    name = one.plain_name
    other = next((by_mark[mark] for mark in sorted(one.marks) if mark in by_mark), None)
    same_name = by_name.get(name)
    if other is not None:
        if other.plain_name == name:
            return Pair(one.line, other, _("The same name, and the same number or address."), True)
        if same_name is not None and same_name.marks & one.marks:
            return Pair(one.line, same_name, _("The same name, and the same number or address."), True)
        return Pair(one.line, other, _("The same number or address, another name."), False)
    if same_name is not None:
        return Pair(one.line, same_name, _("The same name, nothing else the same."), False)
    parts = set(name.split())
    for near in by_postcode.get(postcode(one.ways), ())[:100]:
        # One name the same, the others nearly: "Jon Walsh" and "John Walsh".
        near_name = near.plain_name
        if (
            not parts.isdisjoint(near_name.split())
            and difflib.SequenceMatcher(None, near_name, name).ratio() > 0.8
        ):
            return Pair(one.line, near, _("Nearly the same name, and the same postcode."), False)
    return None


@dataclass
class Sorted:
    """What becomes of each line."""

    come_in: list[Newcomer]
    wait: list[Pair]  # somebody has to say whether they are one
    here_already: list[Pair]
    joined: list[Pair]  # two lines of one person


def sort_out(people: Sequence[Newcomer], pairs: Sequence[Pair], choices: dict[str, str]) -> Sorted:
    """Put lines of one person together, and set aside who is here already and what nobody has decided."""
    answer = Sorted([], [], [], [])
    becomes: dict[int, Newcomer] = {}  # line: who stands for it
    by_line = {pair.line: pair for pair in pairs}
    for one in people:
        pair = by_line.get(one.line)
        choice = choices.get(pair.key, "same" if pair.certain else "") if pair else "two"
        if choice == "two":
            answer.come_in.append(one)
            becomes[one.line] = one
        elif choice == "same" and pair.other.ref:
            answer.here_already.append(pair)
        elif choice == "same" and (first := becomes.get(pair.other.line)) is not None:
            put_together(first, one)
            becomes[one.line] = first
            answer.joined.append(pair)
        elif choice == "same":
            # The line that it is the same as did not come in itself: it shares its fate.
            other = by_line[pair.other.line]
            (answer.here_already if other in answer.here_already else answer.wait).append(pair)
        else:
            answer.wait.append(pair)
    return answer


def put_together(first: Newcomer, second: Newcomer) -> None:
    """What the first line does not say is taken from the second."""
    for kind, value in second.ways:
        add_way(first, kind, value)
    first.called = first.called or second.called
    first.organisation = first.organisation or second.organisation
    if first.format == Format.WEB and second.format != Format.WEB:
        first.format, first.size = second.format, second.size
    if first.language == "en-GB":
        first.language = second.language
