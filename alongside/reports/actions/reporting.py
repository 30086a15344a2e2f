"""The day after, and the report: it writes itself, people check it, then it is final."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.algorithms.working_days import add_working_days
from alongside.documents.actions import (
    close_round,
    open_round,
    put_document_in,
    put_version_out,
    save_document,
)
from alongside.documents.actions.writing import newest_writing
from alongside.documents.clock import clock_of
from alongside.documents.models import Paper, Round
from alongside.documents.promises import everybody_could_read
from alongside.documents.reading_matter import newest
from alongside.events.models import Event, Series
from alongside.formats.document import AnyBlock, Builder, Document, texts_of
from alongside.partnership.figures import our_days
from alongside.reports.documents import with_records, written_from_records
from alongside.reports.figures import days_to_check
from alongside.reports.letters import queue_check, queue_thanks, thanks
from alongside.reports.models import Report, Thanked
from alongside.reports.promises import checked_long_enough, figures_have_records
from alongside.reports.traces import STATE, Trace, loose_in, still_in
from alongside.reports.who_came import to_ask, to_thank, who_came, who_waited
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.actions import try_out
from alongside.shared.post.models import Letter
from alongside.shared.promises import Promise, settle


@transaction.atomic
def thank_people(event: Event, *, words: str, by, via: str = Route.WEB) -> Thanked:
    """Thank everybody who came, and tell them what we heard so far, each their own way, once.

    Whoever waited in vain hears it too, unless they would rather not.
    """
    event = Event.objects.select_for_update(of=("self",)).with_texts().get(pk=event.pk)
    if event.is_called_off:
        raise Refused(_("This event was called off. Nobody came."))
    if event.ends_at > timezone.now():
        raise Refused(_("The event is not over yet."))
    left = to_thank(event)
    if not left:
        raise Refused(
            _("Everybody whom we know to have come is thanked. Is somebody missing? Type the paper sheet.")
        )
    batch = f"thanks {event.ref} {timezone.now():%Y%m%d%H%M%S}"
    for person, who in left:
        queue_thanks(event, person, words=words, batch=batch, who=who)
    before = Thanked.objects.filter(event=event).first()
    done, _new = Thanked.objects.update_or_create(
        event=event,
        defaults={
            "words": words.strip(),
            "people": len(left) + (before.people if before else 0),
            "at": timezone.now(),
        },
    )
    record(by, "thanked who came", event, via=via, private={"people": len(left)})
    return done


def try_thanks(event: Event, *, words: str, by) -> Letter:
    """The letter of thanks as one that never goes, to look at in every format."""
    return try_out(thanks(event, words=words), by=by)


@transaction.atomic
def start_report(
    about: Event | Series, *, intro: str = "", next_steps: str, by, via: str = Route.WEB
) -> Report:
    """Put the report together from what was recorded. It is a paper from now on: its words can be changed like any other's."""
    if isinstance(about, Event) and about.series_id:
        about = about.series
    about = type(about).objects.select_for_update(of=("self",)).get(pk=about.pk)
    of = {"series": about} if isinstance(about, Series) else {"event": about}
    if Report.objects.filter(**of).exists():
        raise Refused(_("There is a report already."))
    report = Report(**of, started_at=timezone.now())
    held = [event for event in report.events if not event.is_called_off]
    if not held or any(event.ends_at > timezone.now() for event in held):
        raise Refused(_("Not every event of it is over yet."))
    made, traces = written_from_records(about, report.events, intro=intro, next_steps=next_steps)
    report.traces = rows_of(traces)
    report.paper = put_document_in(
        with_state(made, UNCHECKED),
        summary=_("What we asked, what people said, and what happens next."),
        by=by,
        via=via,
    )
    report.save()
    record(by, "started a report", report, via=via)
    return report


PUT_RIGHT = "put-right-"
UNCHECKED = gettext_lazy("This is a draft. Nobody has checked it yet.")


@transaction.atomic
def put_together_again(report: Report, *, by, via: str = Route.WEB) -> Report:
    """What was recorded since is in it; the first words and the next steps stay. Not once people were asked to check it."""
    report = Report.objects.select_for_update(of=("self",)).select_related("paper").get(pk=report.pk)
    if report.check_until is not None:
        raise Refused(_("People check it already. Change its words, and put a new version out."))
    draft = newest_writing(report.paper).document
    made, traces = written_from_records(
        report.about,
        report.events,
        intro=typed_lines(draft, "intro-"),
        next_steps=typed_lines(draft, "next-step-"),
    )
    if (new := with_state(made, UNCHECKED)) != draft:
        save_document(report.paper, new, by=by)
    report.traces = rows_of(traces)
    report.save(update_fields=["traces"])
    record(by, "put a report together again", report, via=via)
    return report


def typed_lines(document: Document, name: str) -> str:
    """What somebody typed at the beginning or at the end, a line for each paragraph."""
    return "\n".join(" ".join(texts_of(block)) for block in document.blocks if block.id.startswith(name))


def rows_of(traces: Iterable[Trace]) -> list[list[str]]:
    return [[one.figure, one.counts, one.record, one.link] for one in traces]


def settle_figures(report: Report, reasons, *more: Promise) -> list[Promise]:
    """No figure without a record (B3): for each loose one somebody says where it comes from, and it is printed.

    The list of records in the draft is made anew, of the numbers that the draft really prints. All reasons are asked for
    at once, those for `more` too, before anything is done; the promises come back in this order.
    """
    draft = newest_writing(report.paper).document
    made, traces = written_from_records(report.about, report.events)
    known = {figure for figure, _words, _source in report.explained}
    loose = [one for one in loose_in(draft, made) if one.figure not in known]
    figures, *rest = settle([figures_have_records(loose), *more], reasons)
    report.explained = [*report.explained, *([one.figure, one.words, figures.reason] for one in loose)]
    report.traces = rows_of(still_in(draft, traces))
    report.save(update_fields=["explained", "traces"])
    if (new := with_records(draft, still_in(draft, traces), report.explained)) != draft:
        save_document(report.paper, new, by=None)
    return rest


def with_state(document: Document, words: str) -> Document:
    """The document with its first line saying how far it is, in place of the line before."""
    line = Builder(document.title).note(str(words), kind="note", id=STATE).document().blocks
    rest: tuple[AnyBlock, ...] = tuple(block for block in document.blocks if block.id != STATE)
    return replace(document, blocks=(*line, *rest))


def in_words(day: datetime.date) -> str:
    return date_format(day, "j F Y")


@transaction.atomic
def ask_people_to_check(
    report: Report, *, meanings: Mapping[str, str] | None = None, reasons=None, by, via: str = Route.WEB
) -> Report:
    """Show it to everybody who came, each their own way: is this what you said? They have ten working days, or as agreed.

    Whoever waited in vain reads what people said, and can say what is missing, unless they would rather not.
    A number that no record has goes out only with where it comes from.
    """
    report = Report.objects.select_for_update(of=("self",)).select_related("paper").get(pk=report.pk)
    if report.check_until is not None:
        raise Refused(_("People are checking it already."))
    settle_figures(report, reasons)
    until = add_working_days(timezone.localdate(), days_to_check(), our_days())
    line = _("This is a draft. Until %(day)s the people who were there check it: is this what you said?")
    save_draft_with(report.paper, line % {"day": in_words(until)}, by=by)
    version = put_version_out(report.paper, meanings=meanings, by=by, via=via)
    open_round(version, until=until, question=_("Is this what you said?"), by=by, via=via)
    report.check_until = until
    report.save(update_fields=["check_until"])
    for person in who_came(report.events):
        queue_check(report, person, document=version.document)
    for person in who_waited(report.events):
        queue_check(report, person, document=version.document, was_there=False)
    record(by, "asked people to check a report", report, via=via)
    return report


@transaction.atomic
def ask_latecomers_to_check(report: Report, *, by, via: str = Route.WEB) -> int:
    """Whoever was written down after the others were asked gets the same version, until the same day. How many."""
    report = Report.objects.select_for_update(of=("self",)).select_related("paper").get(pk=report.pk)
    if report.check_until is None:
        raise Refused(_("Ask the people who were there to check it first."))
    if report.final_at is not None or timezone.localdate() > report.check_until:
        raise Refused(_("The time to check it is over."))
    left = to_ask(report)
    if not left:
        raise Refused(_("Everybody who was there has been asked."))
    version = newest(report.paper)
    for person in left:
        queue_check(report, person, document=version.document)
    record(by, "asked people to check a report", report, via=via, private={"people": len(left)})
    return len(left)


def save_draft_with(paper: Paper, words: str, *, by) -> None:
    save_document(paper, with_state(newest_writing(paper).document, words), by=by)


@transaction.atomic
def finish_report(report: Report, *, reasons=None, by, via: str = Route.WEB) -> Report:
    """The final report (B5): every correction has its answer, and people had ten working days, or all read why not."""
    report = Report.objects.select_for_update(of=("self",)).select_related("paper").get(pk=report.pk)
    if report.final_at is not None:
        return report
    if report.check_until is None:
        raise Refused(_("Ask the people who were there to check it first."))
    version = newest(report.paper)
    rounds = list(Round.objects.filter(version__paper=report.paper, closed_at=None).select_related("version"))
    promise, *_rest = settle_figures(
        report,
        reasons,
        checked_long_enough(report, timezone.localdate()),
        *(everybody_could_read(clock_of(version)) for _round in rounds),
    )
    for round in rounds:
        close_round(round, reasons=reasons, by=by, via=via)
    if promise.reason:
        line = _("This report is final. People had less time than promised to check it, because: %(why)s") % {
            "why": promise.reason
        }
    else:
        line = _("This report is final. The people who were there could check it until %(day)s.") % {
            "day": in_words(report.check_until)
        }
    save_draft_with(report.paper, line, by=by)
    put_version_out(report.paper, what_changed=_("Checked by the people who were there."), by=by, via=via)
    report.final_at, report.why_early = timezone.now(), promise.reason
    report.save(update_fields=["final_at", "why_early"])
    record(by, "made a report final", report, via=via)
    return report


@transaction.atomic
def put_right_afterwards(report: Report, *, words: str, by, via: str = Route.WEB) -> Report:
    """Somebody found a mistake when the report was final. It stays as it was: a new version says first what is right."""
    report = Report.objects.select_for_update(of=("self",)).select_related("paper").get(pk=report.pk)
    if report.final_at is None:
        raise Refused(_("The report is not final yet. Answer the correction, and change its words."))
    draft = newest_writing(report.paper).document
    day = in_words(timezone.localdate())
    number = 1 + sum(block.id.startswith(PUT_RIGHT) for block in draft.blocks)
    said = _("Put right on %(day)s: %(words)s") % {"day": day, "words": " ".join(words.split())}
    note = Builder(draft.title).note(said, kind="important", id=f"{PUT_RIGHT}{number}").document().blocks
    at = 1 if draft.blocks and draft.blocks[0].id == STATE else 0
    save_document(report.paper, replace(draft, blocks=(*draft.blocks[:at], *note, *draft.blocks[at:])), by=by)
    put_version_out(report.paper, what_changed=said[:500], by=by, via=via)
    record(by, "put a final report right", report, via=via)
    return report
