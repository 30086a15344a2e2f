"""Builds the example by calling the actions that people call."""

import datetime
import json
import random
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from alongside.conversations.actions import ask_question, conclude, put_idea, write_note, write_support
from alongside.demo import example
from alongside.documents import actions as papers
from alongside.documents.parts import sections
from alongside.events.actions import add_place, hold_event, publish_event, record_headcount
from alongside.events.actions.arranging import arrange_and_tell, cannot_get, say_needs_for_event
from alongside.events.actions.booking import book_place
from alongside.events.actions.visits import answer_visit, write_visit_down
from alongside.events.models import Event, Place
from alongside.groups.actions import agree, seat, set_thresholds, set_up_group
from alongside.groups.models import Group
from alongside.partnership.actions import write_partnership
from alongside.people.actions import (
    add_contact_route,
    add_person,
    choose_hats,
    connect_to,
    give_role,
    keep_display,
    let_help,
    say_what_i_bring,
    say_yes,
    write_needs,
    write_working_with_me,
)
from alongside.people.models import Consent, Organisation, Person
from alongside.reports.actions import load_reported
from alongside.safeguarding.actions import set_numbers
from alongside.shared.history.models import Route
from alongside.shared.texts.actions import add_wording
from alongside.shared.texts.models import Mode
from alongside.voting import actions as voting
from alongside.voting.models import Poll, Stratum

SEED = 2209  # the same invented votes each time


def build_example() -> None:
    """Make the invented partnership. Everything or nothing."""
    with transaction.atomic():
        write_partnership(
            example.NAME,
            strapline=example.STRAPLINE,
            about=example.ABOUT,
            contact_name=example.CONTACT_NAME,
            contact_hours=example.CONTACT_HOURS,
            ways=example.CONTACT_WAYS,
            aims=example.AIMS,
            words=example.GLOSSARY,
            is_example=True,
        )
        people = bring_people()
        event = hold_the_event(people["ruth"])
        poll = hold_the_vote(people)
        close_and_decide(poll, people["ruth"])
        ask_the_next_question(people)
        visit_people(people["ruth"])
        book_what_is_next(plan_what_is_next(people["ruth"]), people)
        what_people_said(event, poll, people["ruth"])
        set_up_the_board(people)
        elect_two(people)
        ask_the_board(people["ruth"])
        write_papers(people)
        set_numbers(example.NUMBERS, by=people["ruth"])
        load_bradford(people["ruth"])
    voting.forget_old_pages()


def bring_people() -> dict[str, Person]:
    people: dict[str, Person] = {}
    ruth = None
    for one in example.CAST:
        person = add_person(
            one.name,
            by=ruth,
            via=Route.DESK,
            called=one.called,
            language=one.language,
            format=one.format,
            print_size=one.print_size,
            read_back=True,
        )
        ruth = ruth or person
        for role in one.roles:
            give_role(person, role, by=ruth)
        for place, (kind, value) in enumerate(one.routes):
            add_contact_route(
                person, kind=kind, value=value, is_first_choice=place == 0, by=ruth, via=Route.DESK
            )
        choose_hats(person, one.hats, by=ruth, via=Route.DESK)
        organisation = one.organisation and Organisation.objects.get_or_create(name=one.organisation)[0]
        connect_to(person, organisation or None, by=ruth, via=Route.DESK)
        people[one.key] = person
        if one.key in example.NEEDS:
            needs, own_words = example.NEEDS[one.key]
            write_needs(person, needs=needs, own_words=own_words, yes=True, by=ruth, via=Route.PHONE)
        if one.key in example.WORKING_WITH:
            write_working_with_me(person, by=ruth, via=Route.VISIT, **example.WORKING_WITH[one.key])
        if one.key in example.BRINGS:
            brings, shown = example.BRINGS[one.key]
            say_what_i_bring(person, brings=brings, shown=shown, by=ruth, via=Route.DESK)
        if one.key in example.NEWS:
            say_yes(person, Consent.To.NEWS, by=ruth, via=Route.DESK, read_back=True)
    keep_display(people["callum"], {"words": "shorter", "size": "125"})
    for name in example.FURTHER_NAMES:
        people[name] = add_person(name, by=ruth, via=Route.DESK, read_back=True)
    for helped, helper, rights in example.HELPS:
        let_help(
            people[helped],
            people[helper],
            rights=rights,
            until=timezone.localdate() + datetime.timedelta(days=300),
            how_confirmed="rang back on a safe number, and they said yes, alone",
            by=ruth,
            via=Route.VISIT,
        )
    return people


def days_from_now(days: int) -> datetime.date:
    """A weekday about that many days away."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return day + datetime.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def hold_the_event(ruth: Person) -> Event:
    event = hold_event(
        "What should we work on first?",
        about="We looked at eight areas of daily life and placed our dots: in two rooms, online and by phone.",
        mode=Event.Mode.BOTH,
        day=days_from_now(-21),
        start=datetime.time(10, 30),
        end=datetime.time(13, 0),
        **example.OFFER,
        title_shorter="What comes first?",
        about_shorter="We chose what to work on.",
        by=ruth,
    )
    hall = add_place(
        event,
        "Corn Hall",
        address="Market Square, Wexcombe",
        setting=Place.Setting.COMMUNITY,
        facts=example.ACCESS["Corn Hall"],
        by=ruth,
    )
    library = add_place(
        event,
        "Wexcombe Library",
        address="Mill Row, Wexcombe",
        setting=Place.Setting.STATUTORY,
        facts=example.ACCESS["Wexcombe Library"],
        by=ruth,
    )
    add_place(event, "Online, by video call", is_online=True, facts=example.ACCESS["Online"], by=ruth)
    publish_event(event, by=ruth)
    for place, people, organisations, connected in ((hall, 36, 9, 25), (library, 23, 6, 14)):
        record_headcount(
            event,
            people=people,
            organisations=organisations,
            from_organisations=connected,
            not_connected=people - connected - 2,
            not_asked=2,
            place=place,
            by=ruth,
        )
    return event


def hold_the_vote(people: dict[str, Person]) -> Poll:
    ruth = people["ruth"]
    poll = voting.hold_poll(
        "What should we work on first?",
        about="Everybody has three dots. Put them on what matters most to you.",
        may_stack=True,
        decided_by="the people at the event, together with the Board",
        by=ruth,
    )
    add_wording(poll.title, "What comes first?", by=ruth, language="en-GB", mode=Mode.SHORTER)
    for choice in example.CHOICES:
        option = voting.add_option(poll, choice.title, explanation=choice.about, by=ruth)
        add_wording(option.title, choice.shorter_title, by=ruth, language="en-GB", mode=Mode.SHORTER)
        add_wording(option.explanation, choice.shorter, by=ruth, language="en-GB", mode=Mode.SHORTER)
    hall, library = (
        voting.add_stratum(poll, name, kind=Stratum.Kind.WALL, route=Route.ROOM, by=ruth)
        for name in ("Corn Hall", "Wexcombe Library")
    )
    online = voting.add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    phone = voting.add_stratum(poll, "By phone", kind=Stratum.Kind.SECRET, route=Route.PHONE, by=ruth)
    voting.freeze_poll(poll, by=ruth)
    further = iter(example.FURTHER_NAMES)
    members = ["amina", "farah", "david", "helen"]
    at_screens = members + [next(further) for _ in range(example.ONLINE["voters"] - len(members))]
    ringing = ["hussain", "callum"] + [next(further) for _ in range(example.BY_PHONE["voters"] - 2)]
    electors = {
        stratum: [
            voting.add_elector(poll, stratum, person=people[key], by=ruth, via=stratum.route) for key in keys
        ]
        for stratum, keys in ((online, at_screens), (phone, ringing))
    }
    poll = voting.open_poll(poll, by=ruth)
    dice = random.Random(SEED)
    for stratum, votes in ((online, example.ONLINE), (phone, example.BY_PHONE)):
        by_phone = stratum == phone
        for elector in electors[stratum]:
            voting.cast(
                poll,
                elector,
                a_paper(dice, votes["weights"]),
                idem=str(elector.card_no),
                by=ruth if by_phone else elector.person,
                via=Route.PHONE if by_phone else Route.WEB,
                read_back=by_phone,
            )
    for stratum, wall, counted_by, checked_by in (
        (hall, example.CORN_HALL, "Sam Ellery", "Farah Siddiqui"),
        (library, example.LIBRARY, "Jo Marsh", "Helen Tait"),
    ):
        voting.record_wall_count(
            stratum,
            dict(enumerate(wall["dots"], start=1)),
            people_given_dots=wall["people"],
            unused=wall["unused"],
            counted_by=counted_by,
            checked_by=checked_by,
            reasons={"C3": wall["missing"]} if wall["missing"] else None,
            by=ruth,
        )
    return poll


def a_paper(dice: random.Random, weights: list[int]) -> dict[int, int]:
    """Three dots, or now and then two, each on an area drawn by its weight."""
    paper: dict[int, int] = {}
    for choice in dice.choices(range(1, len(weights) + 1), weights, k=dice.choice([3, 3, 3, 3, 2])):
        paper[choice] = paper.get(choice, 0) + 1
    return paper


def close_and_decide(poll: Poll, ruth: Person) -> None:
    poll = voting.close_poll(poll, by=ruth)
    voting.count_poll(poll, by=ruth)
    options = list(poll.options.all())
    again = days_from_now(180)
    voting.take_on(
        poll,
        [
            voting.Choice(option, taken_on=True, reason=example.TAKEN_ON[place])
            if place in example.TAKEN_ON
            else voting.Choice(option, taken_on=False, reason=example.PARKED[place], review_on=again)
            for place, option in enumerate(options)
        ],
        decided_by="The 59 people in the two rooms, by show of hands; the Board agreed two days later",
        by=ruth,
    )


def ask_the_next_question(people: dict[str, Person]) -> None:
    """A vote that is open now, so that a newcomer can place three dots."""
    ruth = people["ruth"]
    poll = voting.hold_poll(
        "Which buses should we talk about first?",
        about="You have three dots. Put them where you like.",
        may_stack=True,
        decided_by="the working group on getting about",
        by=ruth,
    )
    for title, about in example.BUSES:
        voting.add_option(poll, title, explanation=about, by=ruth)
    online = voting.add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    phone = voting.add_stratum(poll, "By phone", kind=Stratum.Kind.SECRET, route=Route.PHONE, by=ruth)
    voting.add_stratum(poll, "Corn Hall", kind=Stratum.Kind.WALL, route=Route.ROOM, by=ruth)
    voting.freeze_poll(poll, by=ruth)
    for key in ("amina", "callum", "farah", "david", "helen", "ruth", *example.FURTHER_NAMES[:9]):
        voting.add_elector(poll, online, person=people[key], by=ruth)
    for key in ("hussain", *example.FURTHER_NAMES[9:]):
        voting.add_elector(poll, phone, person=people[key], by=ruth, via=Route.PHONE)
    voting.open_poll(poll, by=ruth)


def plan_what_is_next(ruth: Person) -> Event:
    """One event that everybody can see, and one that is not ready: its access facts are not answered yet."""
    event = hold_event(
        "What makes a good day?",
        about="Come and talk about things to do in the day. Nothing to prepare; come late or leave early as you like.",
        mode=Event.Mode.IN_PERSON,
        day=days_from_now(30),
        start=datetime.time(10, 30),
        end=datetime.time(13, 0),
        **example.OFFER,
        about_shorter="Come and talk about your day.",
        by=ruth,
    )
    add_place(
        event,
        "Corn Hall",
        address="Market Square, Wexcombe",
        setting=Place.Setting.COMMUNITY,
        bookable=12,
        room_limit=30,
        facts=example.ACCESS["Corn Hall"],
        by=ruth,
    )
    publish_event(event, by=ruth)
    hold_event(
        "Visit to the Deaf club",
        about="We come to listen.",
        mode=Event.Mode.IN_PERSON,
        day=days_from_now(45),
        start=datetime.time(19, 0),
        end=datetime.time(20, 30),
        by=ruth,
    )
    return event


def visit_people(ruth: Person) -> None:
    """Two visits: one that has its answer, and one to which we still owe it."""
    answered = write_visit_down(**example.VISITS[0], day=days_from_now(-40), by=ruth)
    answer_visit(answered, answer=example.VISIT_ANSWER, told=Route.VISIT, by=ruth)
    write_visit_down(**example.VISITS[1], day=days_from_now(-25), by=ruth)


def book_what_is_next(event: Event, people: dict[str, Person]) -> None:
    """By the web, by phone and by a helper; an interpreter is arranged, a taxi is late, and one need is not met."""
    ruth = people["ruth"]
    amina = book_place(event, people["amina"], use_needs=True, by=people["amina"])
    callum = book_place(event, people["callum"], supporters=1, use_needs=True, by=people["jo"])
    hussain = book_place(event, people["hussain"], use_needs=True, by=ruth, via=Route.PHONE)
    for key in ("farah", "david"):
        book_place(event, people[key], by=people[key])
    for one in amina.arrangements.all():
        if one.need == "bsl interpreter":
            arrange_and_tell(one, who=example.INTERPRETERS, by=ruth)
    say_needs_for_event(hussain, needs=["taxi", "hearing loop"], by=ruth, via=Route.PHONE)
    for one in hussain.arrangements.all():
        if one.need == "hearing loop":
            cannot_get(one, why=example.NO_LOOP, by=ruth)
    say_needs_for_event(callum, needs=["easy read", "cards", "quiet room"], by=people["jo"])


def what_people_said(event: Event, poll: Poll, ruth: Person) -> None:
    """Three questions: one answered with dots, one in words, and one that nobody has settled."""
    hard = ask_question(event, "What is hard in daily life now?", by=ruth)
    for table, facilitator, scribe, notes in example.TABLES:
        for text, is_confirmed in notes:
            write_note(
                hard,
                text,
                table=table,
                facilitator=facilitator,
                scribe=scribe,
                is_confirmed=is_confirmed,
                by=ruth,
            )
    first = ask_question(event, "What should we work on first?", poll=poll, by=ruth)
    conclude(first, "We take on three areas now, and look at the others again in six months.", by=ruth)
    how = ask_question(event, "Who should decide what we take on?", by=ruth)
    ideas = []
    for title, felt, change in example.IDEAS:
        idea = put_idea(how, title, by=ruth)
        for (table, *_rest), support in zip(example.TABLES, felt, strict=True):
            write_support(idea, support, table=table, change=change, by=ruth)
        ideas.append(idea)
    joined = put_idea(how, example.JOINED_IDEA, joined_from=ideas, by=ruth)
    conclude(how, "Both together, as in the third idea.", adopts=joined, by=ruth)
    ask_question(event, "How do we tell people who were not here?", by=ruth)


def set_up_the_board(people: dict[str, Person]) -> None:
    """A Board with seats, and what it agreed."""
    ruth = people["ruth"]
    board = set_up_group(
        Group.Kind.BOARD,
        "The Board",
        about="Members who use services and people who run them decide here together.",
        name_shorter="The Board",
        by=ruth,
    )
    for key, hat, here_as_disabled in example.BOARD:
        seat(board, people[key], hat=hat, here_as_disabled=here_as_disabled, by=ruth, via=Route.DESK)
    agree(
        board,
        on=timezone.localdate() - datetime.timedelta(days=60),
        text="We meet at the Corn Hall and online at the same time. Everybody speaks once before anybody speaks twice.",
        how="All seven agreed, by show of hands",
        by=ruth,
    )


def elect_two(people: dict[str, Person]) -> None:
    """An election that is over: two of four people speak for everybody at the hospital."""
    ruth = people["ruth"]
    poll = voting.hold_poll(
        "Who speaks for us at the hospital?",
        about="Two of us meet the hospital every month. Put them in your order.",
        method=Poll.Method.NUMBERS,
        seats=2,
        lots="Two people from different sides throw dice in the room, first throw only",
        decided_by="the votes themselves",
        by=ruth,
    )
    for name, about in example.STANDING:
        voting.add_option(poll, name, explanation=about, by=ruth)
    online = voting.add_stratum(poll, "Online", kind=Stratum.Kind.SECRET, route=Route.WEB, by=ruth)
    cards = [
        voting.add_elector(poll, online, by=ruth) for order, times in example.ORDERS for _card in range(times)
    ]
    papers = [order for order, times in example.ORDERS for _card in range(times)]
    poll = voting.open_poll(poll, by=ruth)
    for card, order in zip(cards, papers, strict=True):
        paper = {str(option): place for place, option in enumerate(order, start=1)}
        voting.cast(poll, card, paper, idem=str(card.card_no))
    poll = voting.close_poll(poll, by=ruth)
    voting.count_poll(poll, by=ruth)


def ask_the_board(ruth: Person) -> None:
    """A vote of the Board that is open now, and open in the other sense too: its members see who says what."""
    board = Group.objects.get(kind=Group.Kind.BOARD)
    poll = voting.hold_poll(
        "Shall the Board meet at noon?",
        about="So that people who need help in the morning can come.",
        method=Poll.Method.CONSENT,
        kind=Poll.Kind.OPEN,
        group=board,
        shown_while_open=True,
        decided_by="the Board",
        by=ruth,
    )
    voting.add_option(poll, "Meet from noon to two", by=ruth)
    voting.add_members(poll, by=ruth)
    poll = voting.open_poll(poll, by=ruth)
    for elector, answer in zip(poll.electors.all()[:3], example.NOON, strict=True):
        voting.vote_openly(poll, elector, {"1": answer}, by=elector.person)


def write_papers(people: dict[str, Person]) -> None:
    """A paper that people comment on now; it is late for some of its readers, and one word in it was not clear."""
    ruth, david, callum = people["ruth"], people["david"], people["callum"]
    board = Group.objects.get(kind=Group.Kind.BOARD)
    agreed = agree(
        board,
        on=timezone.localdate() - datetime.timedelta(days=30),
        text="Papers are there 10 working days before we talk about them, in every format that somebody needs.",
        how="All seven agreed, by show of hands",
        by=ruth,
    )
    set_thresholds(board, {"papers_days": 10}, agreed=agreed, by=ruth)
    first = papers.put_paper_in(
        words=example.HOW_WE_MEET,
        summary="How the Board meets, so that everybody can take part.",
        group=board,
        by=ruth,
    )
    version = papers.put_version_out(first, by=ruth)
    easy = version.editions.get(format="easy read")
    papers.write_easy_read(easy, title="How we meet", ideas=example.HOW_WE_MEET_EASY, by=ruth)
    for name in ("Callum", "Dana"):
        papers.sign_off(easy, name=name, on=timezone.localdate(), with_whom="Speak Up Wexcombe", by=ruth)
    papers.agree_paper(first, on=timezone.localdate(), how="All seven agreed, by show of hands", by=ruth)

    papers.add_link(
        title="How we talk about co-production",
        address="https://wexcombe.example.org/guide",
        format="a web page",
        summary="An invented guide: ten tips for deciding together.",
        by=ruth,
    )

    late = papers.put_paper_in(
        words=example.BUS_PAPER,
        summary="What the council wants to change about buses, and what it asks the Board.",
        group=board,
        organisation=Organisation.objects.get(name="Wexcombe Council"),
        written_as="organisation",
        needed_on=days_from_now(7),
        needed_for="the Board",
        by=david,
    )
    version = papers.put_version_out(late, by=david)
    papers.promise_edition(
        version.editions.get(format="bsl"),
        promised_on=days_from_now(21),
        made_where="a sign language studio",
        by=ruth,
    )
    round = papers.open_round(
        version, until=days_from_now(14), question="Which change would help you most?", by=david
    )
    stops = next(one.part for one in sections(version.document) if one.title == "What would change")
    said = papers.comment(
        round, words=example.SAID_BY_PHONE, part=stops, person=people["farah"], by=ruth, via=Route.PHONE
    )
    papers.comment(round, words=example.SAID_ON_THE_WEB, part=stops, person=callum, by=callum)
    papers.answer_comments(round, comments=[said], kind="changed", words=example.BUS_ANSWER, by=david)
    papers.say_unclear(late, part=stops, words="concessionary travel")


def load_bradford(ruth: Person) -> None:
    """What others published, kept apart from everything of our own."""
    data = json.loads((Path(__file__).parent / "bradford.json").read_text(encoding="utf-8"))
    load_reported(data, by=ruth)
