"""A report as one document, from which every format is made."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.conversations.figures import questions_of, questions_of_series
from alongside.conversations.models import Question
from alongside.events.attendance import Came, attendance, attendance_of
from alongside.events.models import Event, Headcount, Series, Visit
from alongside.events.templatetags.times import when
from alongside.formats.document import Builder, Document
from alongside.partnership.figures import site
from alongside.partnership.models import Partnership
from alongside.reports.access import words_about
from alongside.reports.figures import ReportedView
from alongside.reports.traces import Trace, Traces, by_record
from alongside.shared.history.models import Route
from alongside.shared.texts.models import Text, read_texts
from alongside.voting.figures import PollSummary, summary
from alongside.voting.models import Poll


def plain(text: Text | None) -> str:
    return str(text) if text else ""


def where_it_comes_from(view: ReportedView) -> str:
    """The banner of every page and document of reported figures."""
    return _(
        "These figures come from a published report: “%(title)s”, %(publisher)s. They are shown as an example to learn "
        "from. Nobody there has checked this page or stands behind it. What we worked out ourselves says so."
    ) % {"title": view.source.title, "publisher": view.source.publisher}


# A report is in the language in which its words were written; who translates it writes a document of their own.
in_english = translation.override("en-gb")


@in_english
def document_of_reported(view: ReportedView) -> Document:
    """What others published, with everything that we worked out marked as such."""
    source = view.source
    doc = Builder(_("What Bradford learned: Making Co-Production Work"), about=source.about)
    doc.note(where_it_comes_from(view), kind="important", id="source")
    doc.heading(2, _("Who came"), id="who-came")
    doc.list([f"{figure.number} {figure.words}" for figure in source.figures.all()], id="figures")
    doc.paragraph(
        _("%(number)s of the %(all)s were connected to an organisation (worked out by us).")
        % {"number": view.connected, "all": view.attendance},
        " ",
        _(
            "The report does not say if somebody who came twice is counted twice, or how many came to each event."
        ),
        id="connected",
    )
    doc.heading(2, _("When it happened"), id="when")
    doc.table(
        caption=_("Events, and what was planned"),
        columns=[_("What"), _("When"), _("Where")],
        rows=[[one.name, one.on.in_words, where(one)] for one in source.events.all()],
        id="events",
    )
    for question in source.questions.all():
        doc.heading(2, f"{question.order}. {question.text}", id=f"question-{question.order}")
        doc.paragraph(question.said, id=f"said-{question.order}")
        if question.quote:
            doc.note(
                f"“{question.quote}”", " ", _("(from the report)"), kind="quote", id=f"quote-{question.order}"
            )
        if question.ideas.all():
            ideas_table(doc, question)
        if question == source.questions.all()[len(source.questions.all()) - 1]:
            dots_part(doc, view)
        doc.paragraph(("bold", _("What came of it: ")), question.conclusion, id=f"came-{question.order}")
    structure_part(doc, view)
    doc.heading(2, _("What comes next"), id="next")
    doc.list(list(source.next_steps), id="next-steps")
    doc.paragraph(source.contact_kinds, id="contact-kinds")
    return doc.document()


def where(event) -> str:
    return ", ".join(part for part in (event.place, event.mode) if part) or (
        _("planned") if event.is_plan else _("not said")
    )


def ideas_table(doc: Builder, question) -> None:
    rows = []
    for idea in question.ideas.all():
        name = (
            _("Idea %(number)s: %(text)s") % {"number": idea.number, "text": idea.text}
            if idea.number
            else idea.text
        )
        parents = [str(parent.number) for parent in idea.parents.all()]
        joined = _("Joined from ideas %(ideas)s") % {"ideas": _(" and ").join(parents)} if parents else ""
        rows.append([name, joined or idea.get_support_display()])
    doc.table(
        caption=_("How people felt, in words"),
        columns=[_("Idea"), _("Support")],
        rows=rows,
        id=f"ideas-{question.order}",
    )


def dots_part(doc: Builder, view: ReportedView) -> None:
    doc.paragraph(view.source.dots_method, id="dots-method")
    doc.table(
        caption=view.source.dots_caption,
        columns=[_("Area"), _("Dots"), _("Place"), _("What people did")],
        rows=[[row.label, row.number, row.standing, row.fate] for row in view.rows],
        id="dots",
    )
    doc.paragraph(
        _("%(total)s dots in all (worked out by us).") % {"total": view.total},
        " ",
        _(
            "The areas taken on have %(taken)s of the %(total)s dots, which is %(share)s %% (worked out by us)."
        )
        % {"taken": view.taken_total, "total": view.total, "share": view.taken_share},
        id="dots-total",
    )
    doc.paragraph(view.cut_words, " ", _("(Worked out by us.)"), id="dots-cut")
    for number, remark in enumerate(view.remarks, start=1):
        doc.paragraph(remark, id=f"remark-{number}")
    doc.paragraph(view.footnote, " ", _("(Worked out by us.)"), id="footnote")
    doc.heading(3, _("What was taken on, and what was parked"), id="taken")
    doc.paragraph(
        ("bold", _("Taken on: ")),
        _("%(areas)s.") % {"areas": ", ".join(row.label for row in view.taken_on)},
        " ",
        view.source.taken_on_why,
        id="taken-on",
    )
    doc.paragraph(
        ("bold", _("Parked: ")),
        _("%(areas)s.") % {"areas": ", ".join(f"{row.label} ({row.number})" for row in view.parked)},
        " ",
        view.source.parked_why,
        id="parked",
    )


def structure_part(doc: Builder, view: ReportedView) -> None:
    source = view.source
    doc.heading(2, _("Who sends people where"), id="structure")
    doc.paragraph(
        _("The report's own picture did not survive. This list was drawn by us from the text."), id="drawn"
    )
    doc.list(structure_lines(view), id="parts")
    doc.paragraph(
        _("The Board has between %(least)s and %(most)s people; around %(good)s is a good number.")
        % {"least": source.seats_least, "most": source.seats_most, "good": source.seats_good},
        " ",
        _("Around %(good)s is a good number for the working groups too.") % {"good": source.seats_good},
        " ",
        _("The report asks that most members of working groups are disabled people."),
        " ",
        _("A majority is %(majorities)s (worked out by us).")
        % {
            "majorities": ", ".join(
                _("%(part)s of %(seats)s") % {"part": part, "seats": seats} for seats, part in view.majorities
            )
        },
        id="sizes",
    )


def structure_lines(view: ReportedView) -> list[str]:
    targets = {
        "groups": _("send people to the working groups"),
        "board": _("send people to the Board"),
        "groups and board": _("are added to the working groups and to the Board"),
    }
    return [
        f"{part.text}: {targets[part.sends_to]}" if part.sends_to else part.text
        for part in view.source.parts.all()
    ]


def document_of_event(event: Event) -> Document:
    """The report of one of our own events, put together question by question from what was recorded."""
    return document_of(event, [event])


def document_of(
    about: Event | Series, events: Sequence[Event], *, intro: str = "", next_steps: str = ""
) -> Document:
    return written_from_records(about, events, intro=intro, next_steps=next_steps)[0]


@in_english
def written_from_records(
    about: Event | Series, events: Sequence[Event], *, intro: str = "", next_steps: str = ""
) -> tuple[Document, list[Trace]]:
    """The report of an event or of a series (B5), in the sections of the seed: introduction, events, questions, next
    steps, contact; and the record of every figure in it. They are made together, so that none is without the other.
    """
    partnership = Partnership.objects.first()
    traces = Traces()
    first = timezone.localtime(events[0].starts_at) if events else None
    doc = Builder(
        _("What we heard: %(event)s") % {"event": about.title},
        subtitle=partnership.name if partnership else "",
        date=date_format(first, "j F Y") if first else "",
        about=_("What we asked, what people said, and what happens next."),
    )
    doc.heading(2, _("Why we met"), id="introduction")
    lines_part(doc, plain(about.about), "about")
    lines_part(doc, intro, "intro")
    doc.heading(2, _("The events") if len(events) > 1 else _("The event"), id="events")
    doc.list([event_line(event) for event in events], id="event-list")
    came_part(doc, about, events, traces)
    doc.heading(2, _("What people needed, and whether it was there"), id="access")
    record = _("What people said that they need, and whether it was there, rounded")
    doc.list(
        [traces.sentence(line, record, about.get_absolute_url()) for line in words_about(events)],
        id="access-words",
    )
    visits_part(doc, events)
    for number, question in enumerate(questions_about(about, with_sheets=True), start=1):
        question_part(doc, question, number, traces)
    if next_steps.strip():
        doc.heading(2, _("What comes next"), id="next")
        lines_part(doc, next_steps, "next-step")
    contact_part(doc)
    return with_records(doc.document(), traces.found), traces.found


def with_records(
    document: Document, traces: Iterable[Trace], explained: Iterable[Sequence[str]] = ()
) -> Document:
    """The document with its list of where each number comes from, in place of the one before, ahead of the contacts.

    `explained` are numbers that no record has, each with what whoever wrote it said.
    """
    lines = [f"{record}: {', '.join(figures)}" for record, figures in by_record(traces).items()]
    lines += [f"{figure}: {source}" for figure, _words, source in explained]
    rest = [block for block in document.blocks if block.id not in ("traces", "trace-list")]
    if not lines:
        return replace(document, blocks=tuple(rest))
    made = Builder(document.title)
    made.heading(2, _("Where each number comes from"), id="traces")
    made.list(lines, id="trace-list")
    at = next((place for place, block in enumerate(rest) if block.id == "contact"), len(rest))
    return replace(document, blocks=(*rest[:at], *made.document().blocks, *rest[at:]))


def lines_part(doc: Builder, words: str, name: str) -> None:
    """A paragraph for each line that somebody typed."""
    for number, line in enumerate(filter(None, (line.strip() for line in words.splitlines())), start=1):
        doc.paragraph(line, id=f"{name}-{number}")


def event_line(event: Event) -> str:
    places = ", ".join(place.name for place in event.places.all())
    line = f"{event.title}: {when(event, site().zone)}. {event.get_mode_display()}{': ' if places else ''}{places}."
    return _("%(event)s It was called off.") % {"event": line} if event.is_called_off else line


def came_part(doc: Builder, about: Event | Series, events: Sequence[Event], traces: Traces) -> None:
    """Who came: all together, and each event for itself where several were counted. Attendances, never people."""
    came = attendance(events)
    doc.heading(2, _("Who came"), id="who-came")
    if came is None:
        doc.paragraph(_("Nobody wrote down how many came."), id="came")
        return
    record, link = how_counted(came), about.get_absolute_url()

    def line(words: str, number: int) -> str:
        said = words % {"n": number}
        traces.figure(number, said, record, link)
        return said

    came_twice = _("%(n)s came; somebody who came twice counts twice")
    connected, asked = came.not_connected, came.not_asked
    lines = [
        line(came_twice if len(events) > 1 else _("%(n)s came"), came.attendances),
        line(_("%(n)s came from an organisation"), came.from_organisations),
        line(
            ngettext(
                "%(n)s is not connected to an organisation",
                "%(n)s are not connected to an organisation",
                connected,
            ),
            connected,
        ),
        line(ngettext("%(n)s was not asked", "%(n)s were not asked", asked), asked),
    ]
    if (number := came.organisations) is not None:
        all_of_them = ngettext("%(n)s organisation", "%(n)s different organisations", number)
        some = ngettext(
            "at least %(n)s organisation; there may be more that we do not know of",
            "at least %(n)s different organisations; there may be more that we do not know of",
            number,
        )
        lines.append(line(all_of_them if came.all_organisations else some, number))
    if came.supporters:
        lines.append(
            line(_("%(n)s of all came with somebody: supporters, assistants, children"), came.supporters)
        )
    if len(events) > 1 and came.people is None:
        lines.append(_("How many different people that is, nobody knows: not all gave a name"))
    elif len(events) > 1:
        lines.append(line(_("%(n)s different people, besides whoever came with them"), came.people))
    doc.list(lines, id="came")
    each = [(event, attendance_of(event)) for event in events] if len(events) > 1 else []
    if counted := [(event, found) for event, found in each if found]:
        doc.table(
            caption=_("How many came to each event"),
            columns=[_("Event"), _("How many came")],
            rows=[
                [
                    event_line(event),
                    traces.figure(
                        found.attendances,
                        _("%(number)s came: %(event)s")
                        % {"number": found.attendances, "event": event_line(event)},
                        how_counted(found),
                        event.get_absolute_url(),
                    ),
                ]
                for event, found in counted
            ],
            id="came-each",
        )


def visits_part(doc: Builder, events: Sequence[Event]) -> None:
    """What we heard at people's own places (A7), beside what was said at meetings, and the answer that they have."""
    ours = [event for event in events if event.kind == Event.Kind.VISIT]
    visits = list(Visit.objects.filter(event__in=ours).order_by("event__starts_at", "pk")) if ours else []
    if not visits:
        return
    read_texts((visits, "heard", "promised", "answer"))
    doc.heading(2, _("What we heard on visits"), id="visits")
    for number, visit in enumerate(visits, start=1):
        doc.paragraph(
            ("bold", _("%(whose)s: ") % {"whose": visit.whose}), plain(visit.heard), id=f"visit-{number}"
        )
        if visit.promised:
            doc.paragraph(_("We promised: "), plain(visit.promised), id=f"promised-{number}")
        answered = plain(visit.answer) if visit.answer else _("They have no answer yet.")
        doc.paragraph(_("Our answer: "), answered, id=f"answered-{number}")


def how_counted(came: Came) -> str:
    """From which records the numbers of who came are: the door by name, counts without names, counts of everybody."""
    ways = []
    if came.by_name:
        ways.append(_("ticked by name at the door"))
    if Headcount.Of.OTHERS in came.counts:
        ways.append(_("a count without names"))
    if Headcount.Of.EVERYBODY in came.counts:
        ways.append(_("a count of everybody"))
    return _("How many came: %(ways)s") % {"ways": ", ".join(ways)}


def questions_about(about: Event | Series, *, with_sheets: bool = False) -> list[Question]:
    if isinstance(about, Series):
        return questions_of_series(about, with_sheets=with_sheets)
    return questions_of(about, with_sheets=with_sheets)


def question_part(doc: Builder, question: Question, number: int, traces: Traces) -> None:
    doc.heading(2, f"{number}. {question.text}", id=f"question-{number}")
    notes = [note for note in question.notes.all() if note.text_id]
    if notes:
        doc.list(
            [f"{note.text} ({', '.join(who_said(note))})" for note in notes],
            id=f"notes-{number}",
        )
    if question.ideas.all():
        doc.table(
            caption=_("How people felt about each idea, in words"),
            columns=[_("Idea"), _("Support")],
            rows=[[plain(idea.title), support_of(idea)] for idea in question.ideas.all()],
            id=f"ideas-{number}",
        )
        sheets_part(doc, question, number)
    result = summary(question.poll) if question.poll else None
    if result:
        vote_part(doc, result, number, traces)
    elif question.poll:
        doc.paragraph(no_result_yet(question.poll), id=f"vote-{number}")
    came_of_it = plain(question.conclusion.text) if question.conclusion else _("No conclusion yet.")
    doc.paragraph(("bold", _("What came of it: ")), came_of_it, id=f"came-of-{number}")


def no_result_yet(poll: Poll) -> str:
    """How far a vote is of which there is no result."""
    if poll.state in (Poll.State.DRAFT, Poll.State.FROZEN):
        return _("People will vote on this. The vote has not begun.")
    if poll.state == Poll.State.OPEN:
        return _("People vote on this now. There is no result yet.")
    return _("People voted on this. There is no result yet.")


def who_said(note) -> list[str]:
    """The table; that it was a visit (A7); and that the table has not said yes to it, where it has not."""
    found = [note.table]
    if note.via == Route.VISIT:
        found.append(_("on a visit"))
    if not note.is_confirmed:
        found.append(_("not checked by the table yet"))
    return found


def sheets_part(doc: Builder, question: Question, number: int) -> None:
    """What tables like about the ideas, what worries them and what they would change, in their words (D1)."""
    parts = (
        ("like", _("What people like")),
        ("worry", _("What worries people")),
        ("change", _("What people would change")),
    )
    for name, heading in parts:
        lines = [
            _("%(table)s, on “%(idea)s”: %(said)s") % {"table": sheet.table, "idea": idea.title, "said": said}
            for idea in question.ideas.all()
            for sheet in idea.sheets.all()
            if (said := getattr(sheet, name))
        ]
        if lines:
            doc.paragraph(("bold", heading), id=f"{name}-{number}")
            doc.list(lines, id=f"{name}s-{number}")


def support_of(idea) -> str:
    """The word that people chose; for an idea joined from others, which ones."""
    if parents := list(idea.parents.all()):
        return _("Joined from: %(ideas)s") % {"ideas": "; ".join(plain(parent.title) for parent in parents)}
    return idea.get_support_display()


def other_vote_part(doc: Builder, result: PollSummary, number: int, traces: Traces) -> None:
    """A vote without dots: what each has, in words, who or what is in, and how it was counted."""
    record = _("The count of the vote “%(poll)s”") % {"poll": result.poll.title}
    link = result.poll.get_absolute_url()

    def said(words: str) -> str:
        return traces.sentence(words, record, link)

    doc.paragraph(said(_("%(people)s people voted.") % {"people": result.people}), id=f"voted-{number}")
    doc.table(
        caption=_("What people said"),
        columns=[_("What people voted on"), _("Count"), _("Result")],
        rows=[
            [plain(row.option.title), said(row.said), _("in") if row.is_in else row.standing or _("not in")]
            for row in result.rows
        ],
        id=f"votes-{number}",
    )
    for place, sentence in enumerate(filter(None, (result.margin, *result.ties, *result.remarks)), start=1):
        doc.paragraph(said(sentence), id=f"remark-{number}-{place}")
    doc.heading(3, _("How we counted"), id=f"counted-{number}")
    doc.list([said(note) for note in result.method_notes], id=f"method-{number}")


def vote_part(doc: Builder, result: PollSummary, number: int, traces: Traces) -> None:
    """The vote in words and tables: the whole, each way, how it was counted, what was taken on."""
    record = _("The count of the vote “%(poll)s”") % {"poll": result.poll.title}
    link = result.poll.get_absolute_url()

    def said(words: str) -> str:
        return traces.sentence(words, record, link)

    def dots(count: int, idea: str) -> int:
        counts = _("%(number)s dots for “%(idea)s”") % {"number": count, "idea": idea}
        return traces.figure(count, counts, record, link)

    if not result.poll.is_dots:
        return other_vote_part(doc, result, number, traces)
    fate = {True: _("Taken on"), False: _("Parked"), None: _("Not decided yet")}
    voted = _(
        "%(people)s people voted, with %(each)s dots each. %(total)s dots were placed; %(unused)s were not used."
    ) % {
        "people": result.people,
        "each": result.poll.dots_each,
        "total": result.total,
        "unused": result.unused,
    }
    doc.paragraph(said(voted), id=f"voted-{number}")
    doc.table(
        caption=_("Dots for each idea"),
        columns=[_("Idea"), _("Dots"), _("Place"), _("What people did")],
        rows=[
            [
                plain(row.option.title),
                dots(row.total, plain(row.option.title)),
                said(row.standing),
                fate[row.taken_on],
            ]
            for row in result.rows
        ],
        id=f"dots-{number}",
    )
    if result.margin:
        doc.paragraph(said(result.margin), id=f"margin-{number}")
    for place, remark in enumerate(result.remarks, start=1):
        doc.paragraph(said(remark), id=f"remark-{number}-{place}")
    if len(result.parts) > 1:
        doc.table(
            caption=_("Dots by place and way"),
            columns=[_("Idea"), *(part.name for part in result.parts), _("All")],
            rows=[
                [
                    plain(row.option.title),
                    *(dots(part.totals[place], plain(row.option.title)) for part in result.parts),
                    row.total,
                ]
                for place, row in enumerate(result.rows)
            ],
            id=f"ways-{number}",
        )
    doc.heading(3, _("How we counted"), id=f"counted-{number}")
    doc.list([said(note) for note in result.method_notes], id=f"method-{number}")
    if result.taken_on or result.parked:
        doc.heading(3, _("What we took on, and what waits"), id=f"taken-{number}")
        doc.list(
            [
                _("%(idea)s: taken on. %(reason)s") % {"idea": row.option.title, "reason": plain(row.reason)}
                for row in result.taken_on
            ]
            + [
                _("%(idea)s: parked until %(day)s. %(reason)s")
                % {
                    "idea": row.option.title,
                    "day": date_format(row.review_on, "F Y"),
                    "reason": plain(row.reason),
                }
                for row in result.parked
            ],
            id=f"decided-{number}",
        )
    doc.paragraph(
        _("Check word of this result: %(word)s") % {"word": result.check_word}, id=f"check-{number}"
    )


def contact_part(doc: Builder) -> None:
    """How to reach us, by every way: the end of everything that we print."""
    here = site()
    doc.heading(2, _("Talk to us"), id="contact")
    lines = [f"{way.label}: {way.value}" for way in here.ways]
    doc.list(lines or [_("Ask the person who gave you this.")], id="ways-to-us")
