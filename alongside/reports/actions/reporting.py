"""The day after, and the report: it writes itself, people check it, then it is final."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

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
from alongside.formats.document import AnyBlock, Builder, Document
from alongside.partnership.figures import our_days
from alongside.reports.documents import written_from_records
from alongside.reports.letters import queue_check, queue_thanks, thanks
from alongside.reports.models import Report, Thanked
from alongside.reports.promises import checked_long_enough
from alongside.reports.traces import STATE
from alongside.reports.who_came import to_thank, who_came
from alongside.shared.errors import Refused
from alongside.shared.history.actions import record
from alongside.shared.history.models import Route
from alongside.shared.post.actions import try_out
from alongside.shared.post.models import Letter
from alongside.shared.promises import settle

DAYS_TO_CHECK = 10  # working days


@transaction.atomic
def thank_people(event: Event, *, words: str, by, via: str = Route.WEB) -> Thanked:
    """Thank everybody who came, and tell them what we heard so far, each their own way, once."""
    event = Event.objects.select_for_update(of=("self",)).with_texts().get(pk=event.pk)
    if event.ends_at > timezone.now():
        raise Refused(_("The event is not over yet."))
    people = to_thank(event)
    if not people:
        raise Refused(
            _("Everybody whom we know to have come is thanked. Is somebody missing? Type the paper sheet.")
        )
    batch = f"thanks {event.ref} {timezone.now():%Y%m%d%H%M%S}"
    for person in people:
        queue_thanks(event, person, words=words, batch=batch)
    before = Thanked.objects.filter(event=event).first()
    done, _new = Thanked.objects.update_or_create(
        event=event,
        defaults={
            "words": words.strip(),
            "people": len(people) + (before.people if before else 0),
            "at": timezone.now(),
        },
    )
    record(by, "thanked who came", event, via=via, private={"people": len(people)})
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
    of = {"series": about} if isinstance(about, Series) else {"event": about}
    if Report.objects.filter(**of).exists():
        raise Refused(_("There is a report already."))
    report = Report(**of, started_at=timezone.now())
    if not report.events or any(event.ends_at > timezone.now() for event in report.events):
        raise Refused(_("Not every event of it is over yet."))
    made, traces = written_from_records(about, report.events, intro=intro, next_steps=next_steps)
    report.traces = [[one.figure, one.counts, one.record, one.link] for one in traces]
    report.paper = put_document_in(
        with_state(made, _("This is a draft. Nobody has checked it yet.")),
        summary=_("What we asked, what people said, and what happens next."),
        by=by,
        via=via,
    )
    report.save()
    record(by, "started a report", report, via=via)
    return report


def with_state(document: Document, words: str) -> Document:
    """The document with its first line saying how far it is, in place of the line before."""
    line = Builder(document.title).note(words, kind="note", id=STATE).document().blocks
    rest: tuple[AnyBlock, ...] = tuple(block for block in document.blocks if block.id != STATE)
    return replace(document, blocks=(*line, *rest))


def in_words(day: datetime.date) -> str:
    return date_format(day, "j F Y")


@transaction.atomic
def ask_people_to_check(
    report: Report, *, meanings: Mapping[str, str] | None = None, by, via: str = Route.WEB
) -> Report:
    """Show it to everybody who came, each their own way: is this what you said? They have ten working days."""
    report = Report.objects.select_for_update(of=("self",)).select_related("paper").get(pk=report.pk)
    if report.check_until is not None:
        raise Refused(_("People are checking it already."))
    until = add_working_days(timezone.localdate(), DAYS_TO_CHECK, our_days())
    line = _("This is a draft. Until %(day)s the people who were there check it: is this what you said?")
    save_draft_with(report.paper, line % {"day": in_words(until)}, by=by)
    version = put_version_out(report.paper, meanings=meanings, by=by, via=via)
    open_round(version, until=until, question=_("Is this what you said?"), by=by, via=via)
    report.check_until = until
    report.save(update_fields=["check_until"])
    for person in who_came(report.events):
        queue_check(report, person, document=version.document)
    record(by, "asked people to check a report", report, via=via)
    return report


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
    # All reasons are asked for at once, before anything is done.
    promise, *_rest = settle(
        [
            checked_long_enough(report, timezone.localdate()),
            *(everybody_could_read(clock_of(version)) for _round in rounds),
        ],
        reasons,
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
