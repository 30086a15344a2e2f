"""Getting a version out: the words at once, every other format as it is made, and the stamp when it came late."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.algorithms.working_days import add_working_days
from alongside.documents.actions.writing import newest_writing
from alongside.documents.clock import (
    MACHINE,
    clock_of,
    day_of,
    due_on,
    editions_of,
    is_for_a_person,
    needed,
    wanted_by,
)
from alongside.documents.lead_times import days_for
from alongside.documents.letters import queue_paper, queue_papers
from alongside.documents.models import (
    Edition,
    EditionFormat,
    FormatWanted,
    LateStamp,
    Out,
    Paper,
    Sending,
    Version,
)
from alongside.documents.parts import plain
from alongside.documents.promises import comments_answered, explained
from alongside.documents.reading_matter import first_of, matter_of, newest, words_in
from alongside.documents.wording import unexplained
from alongside.formats import FORMATS, NotHere
from alongside.formats.document import Document, Picture, to_dict
from alongside.partnership.actions import explain_word
from alongside.partnership.figures import our_days, site
from alongside.shared.errors import Refused
from alongside.shared.history.actions import publish, record
from alongside.shared.history.models import Route
from alongside.shared.promises import settle

NEWS = datetime.timedelta(days=30)
STALE = 32_000  # no version is made clearer so often: made of words that are not the newest


@transaction.atomic
def put_version_out(
    paper: Paper,
    *,
    what_changed: str = "",
    meanings: Mapping[str, str] | None = None,
    seen: str = "",
    by,
    via: str = Route.WEB,
) -> Version:
    """Put the draft out as the next version: everybody who may see the paper can read it from now on.

    `meanings` explains short forms, for this paper and for every other. Refused while one is left unexplained (L2), while
    a comment on the version before has no answer (H2), and for a plan or a drawing without its words.
    """
    paper = Paper.objects.select_for_update(of=("self",)).select_related("group").get(pk=paper.pk)
    writing = newest_writing(paper)
    if writing is None:
        raise Refused(_("There is no draft to put out."))
    if seen and seen != str(writing.ref):
        raise Refused(_("Somebody changed the draft while you looked at it. Look at it again."))
    if paper.writings.filter(aside=True).exists():
        raise Refused(_("Two people changed the same words. Choose whose words stay, then put it out."))
    document = writing.document
    last = paper.versions.order_by("-number", "-fix").first()
    if last is not None and last.content == writing.content:
        raise Refused(_("These words are out already: nothing has changed since."))
    if not document.blocks:
        raise Refused(_("There are no words in it yet."))
    for word, meaning in (meanings or {}).items():
        if meaning.strip():
            explain_word(word, meaning, by=by)
    settle([explained(unexplained(document)), comments_answered(paper)])
    if paper.kind == Paper.Kind.DRAWING:
        says_what_is_drawn(document)
    number = last.number + 1 if last else 1
    version = add_version(paper, document, number=number, fix=0, what_changed=what_changed.strip(), by=by)
    make_places_for_editions(version)
    record(by, "put a paper out", paper, via=via, private={"number": number})
    if paper.audience == Paper.Audience.EVERYBODY:
        publish("paper", {"paper": str(paper.ref), "number": number, "digest": version.digest})
    stamp_if_late(version)
    look_at_the_clock(version)
    transaction.on_commit(lambda: start_making(version.pk))
    return version


def says_what_is_drawn(document: Document) -> None:
    """A plan or a drawing comes in words as well: what it shows, and each picture with its description."""
    shown = [block for block in document.blocks if isinstance(block, Picture)]
    words = len(plain(document).split())
    if not shown:
        raise Refused(_("There is no picture of the plan in it yet."))
    if any(one.decorative for one in shown):
        raise Refused(_("Say in words what each picture of the plan shows."))
    if words < 40:
        raise Refused(
            _("Say in simple words what the plan means: where things are, what changes, how big it is.")
        )


def add_version(paper: Paper, document: Document, *, number: int, fix: int, what_changed: str, by) -> Version:
    """A new row, and the paper's title and words for the search."""
    content = to_dict(document)
    now = timezone.now()
    version = Version.objects.create(
        paper=paper,
        number=number,
        fix=fix,
        content=content,
        digest=hashlib.sha256(
            json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
        ).hexdigest(),
        what_changed=what_changed[:500],
        made_by=by,
        made_at=now,
    )
    paper.title = document.title[:200]
    paper.search = f"{plain(document)} {paper.summary.casefold()}"
    paper.first_out_at = paper.first_out_at or now
    paper.save(update_fields=["title", "search", "first_out_at"])
    return version


def make_places_for_editions(version: Version) -> None:
    """A row for each format that a reader needs, and for those that everybody may want. The words are ready at once."""
    paper = version.paper
    always = [EditionFormat.WEB, *(format for format, name in MACHINE.items() if FORMATS[name].is_here())]
    kinds = {(format, paper.language) for format in always} | set(wanted_by(paper))
    for format, language in sorted(kinds):
        edition_for(version, format, language)


def edition_for(version: Version, format: str, language: str) -> Edition:
    """The edition of this version in a format and language, made now as a row when there is none yet."""
    paper = version.paper
    by_person = is_for_a_person(format, language, paper)
    if format in MACHINE and not by_person and language != paper.language:
        # Print or sound in another language is made of its translation, which a person makes first.
        edition_for(version, EditionFormat.WEB, language)
    is_words = format == EditionFormat.WEB and not by_person
    today = day_of(timezone.now(), site().zone)
    # Print in another language comes when its translation is there, not before.
    waits_for_a_person = by_person or (language not in ("", paper.language))
    edition, _new = Edition.objects.get_or_create(
        version=version,
        format=format,
        language=language,
        defaults={
            "by_person": by_person,
            "state": Edition.State.READY if is_words else Edition.State.WAITING,
            "ready_at": timezone.now() if is_words else None,
            "promised_on": add_working_days(
                today, days_for(format, by_person=waits_for_a_person), our_days()
            ),
        },
    )
    return edition


def start_making(version_pk: int) -> None:
    # The tasks call these actions, so they are known only when one is started.
    from alongside.documents.tasks import make_formats

    make_formats.enqueue(version_pk)


# ---------------------------------------------------------------------------------------------------------
# Made by the machine, in the background
# ---------------------------------------------------------------------------------------------------------


def to_make(version: Version) -> list[Edition]:
    """What the machine has to make of this version: what waits, what got stuck, and what a better wording made stale."""
    words = newest(version.paper, version.number)
    editions = editions_of(version)
    there = {one.language for one in editions if one.format == EditionFormat.WEB and one.is_ready}
    return [
        one
        for one in editions
        if not one.by_person
        and one.language in there
        and one.format != EditionFormat.WEB
        and (one.state in (Edition.State.WAITING, Edition.State.MAKING) or one.made_for != words.fix)
    ]


def make_edition(edition: Edition) -> Edition:
    """Make one format of a version. The file is made outside the transaction: others can write meanwhile."""
    edition = Edition.objects.select_related("version__paper").get(pk=edition.pk)
    version = edition.version
    words = newest(version.paper, version.number)
    format = FORMATS[MACHINE[EditionFormat(edition.format)]]
    source = words_in(version, edition.language)
    if source is None:
        return edition
    Edition.objects.filter(pk=edition.pk, state=Edition.State.WAITING).update(state=Edition.State.MAKING)
    matter = matter_of(source, version)
    try:
        made, fault = format.make(matter), ""
    except NotHere as no:
        made, fault = b"", str(no)
    kept = keep_made(
        edition, made, fault, extension=format.extension, media_type=format.media_type, fix=words.fix
    )
    now = words_in(version, edition.language)
    if now is None or matter_of(now, version) != matter:
        # Stamped, translated again or made clearer while it was made: it is made once more.
        Edition.objects.filter(pk=kept.pk, made_for=words.fix).update(made_for=STALE)
    return kept


@transaction.atomic
def keep_made(
    edition: Edition, made: bytes, fault: str, *, extension: str, media_type: str, fix: int
) -> Edition:
    edition = (
        Edition.objects.select_for_update(of=("self",)).select_related("version__paper").get(pk=edition.pk)
    )
    if edition.by_person:
        return edition  # a person handed theirs in while the machine was making one: theirs stays
    if fault:
        edition.state, edition.by_person, edition.fault = Edition.State.NOT_HERE, True, fault[:300]
        edition.save(update_fields=["state", "by_person", "fault"])
        return edition
    old, storage = edition.file.name, edition.file.storage
    with no_file_left_over(edition):
        name = f"{edition.ref}-{fix}.{extension}"
        left_over = edition.file.field.generate_filename(edition, name)
        if left_over != old and storage.exists(left_over):
            storage.delete(left_over)  # of a time when the machine stopped before this was written down
        edition.file.save(name, ContentFile(made), save=False)
        edition.media_type, edition.made_for, edition.fault = media_type, fix, ""
        edition.save(update_fields=["file", "media_type", "made_for", "fault"])
        if old and old != edition.file.name:
            transaction.on_commit(lambda: storage.delete(old))
        return now_ready(edition)


@contextmanager
def no_file_left_over(edition: Edition) -> Iterator[None]:
    """When it cannot be written down that the edition has a new file, the file goes, too."""
    before = edition.file.name
    try:
        yield
    except BaseException:
        if edition.file and edition.file.name != before:
            edition.file.storage.delete(edition.file.name)
        raise


@transaction.atomic
def now_ready(edition: Edition) -> Edition:
    """A reader can have it from now on. Whoever waits for it gets it, and the clock is looked at."""
    if edition.ready_at is None:
        edition.ready_at = timezone.now()
    edition.state = Edition.State.READY
    edition.save(update_fields=["state", "ready_at"])
    today = day_of(timezone.now(), site().zone)
    FormatWanted.objects.filter(edition=edition, ready_on=None).update(ready_on=today)
    tell_who_asked(edition)
    look_at_the_clock(edition.version)
    return edition


def tell_who_asked(edition: Edition) -> None:
    for asked in FormatWanted.objects.filter(
        edition=edition, told_at=None, person__isnull=False
    ).select_related("person"):
        if not may_have(asked.person, edition.version.paper):
            continue
        queue_paper(edition.version, asked.person, edition)
        asked.told_at = timezone.now()
        asked.save(update_fields=["told_at"])


def may_have(person, paper: Paper) -> bool:
    """May this person read it today? Somebody may have left the group since they asked."""
    return Paper.objects.visible_to(person).filter(pk=paper.pk).exists()


# ---------------------------------------------------------------------------------------------------------
# The clock
# ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def look_at_the_clock(version: Version) -> Out | None:
    """Write down the moment at which the last needed format was out, once; and send it on to whoever waited for it."""
    version = first_of(version)
    Paper.objects.select_for_update(of=("self",)).get(pk=version.paper_id)
    send_on(version)
    if Out.objects.filter(version=version).exists():
        return None
    needs = needed(version)
    if any(not one.is_ready for one in needs):
        return None
    there = [one.edition.ready_at for one in needs if one.edition and one.edition.ready_at]
    out = Out.objects.create(
        version=version,
        at=max(there, default=version.made_at),  # a group without anybody in it waits for nobody
        needed=[
            {
                "format": one.format,
                "language": one.language,
                "people": one.people,
                "ready_at": one.edition.ready_at.isoformat() if one.edition and one.edition.ready_at else "",
            }
            for one in needs
        ],
    )
    stamp_if_late(version)
    return out


@transaction.atomic
def stamp_if_late(version: Version, *, now: datetime.datetime | None = None) -> LateStamp | None:
    """E2: stamp it late when it was not out, in every needed format, by the day that the group agreed. For ever."""
    version = first_of(version)
    paper = version.paper
    due, days = due_on(paper)
    if due is None or days is None or not days.is_agreed or paper.needed_on is None:
        return None
    clock = clock_of(version, now=now)
    today = day_of(now or timezone.now(), site().zone)
    if (clock.out_on or today) <= due:
        return None
    newer = paper.versions.filter(number__gt=version.number, made_at__date__lte=due).exists()
    if newer:
        return None
    stamp, new = LateStamp.objects.get_or_create(
        version=version,
        needed_on=paper.needed_on,
        defaults={"due_on": due, "stamped_at": now or timezone.now()},
    )
    if new:
        # The stamp stands in every format, so what the machine made is made again.
        Edition.objects.filter(version=version, by_person=False).update(made_for=STALE)
        record(None, "stamped a paper late", paper, via=Route.PROGRAM)
        transaction.on_commit(lambda: start_making(version.pk))
    return stamp


def stamp_what_is_late(*, now: datetime.datetime | None = None) -> int:
    """Every paper that is needed soon and is not out in every format: stamped on the day after it was due."""
    now = now or timezone.now()
    today = day_of(now, site().zone)
    found = 0
    for paper in Paper.objects.filter(needed_on__gte=today, first_out_at__isnull=False).select_related(
        "group"
    ):
        version = newest(paper)
        if version is not None:
            look_at_the_clock(version)
            found += bool(stamp_if_late(version, now=now))
    return found


def still_needed() -> Iterable[Version]:
    """Versions that are on their way to their readers, or that people talk about from today on."""
    today = day_of(timezone.now(), site().zone)
    # Whoever joins next year is not sent what was news last year.
    on_their_way = Sending.objects.filter(sent_at=None, started_at__gte=timezone.now() - NEWS)
    return Version.objects.newest_numbers().filter(
        Q(paper__needed_on__gte=today) | Q(pk__in=on_their_way.values("version"))
    )


@transaction.atomic
def make_places_for_newcomers(version: Version) -> None:
    """Readers who came, or changed how they read, since the version was put out: a row for each format that they need."""
    there = {(one.format, one.language) for one in editions_of(version)}
    for format, language in sorted(set(wanted_by(version.paper)) - there):
        edition_for(version, format, language)
    look_at_the_clock(version)


# ---------------------------------------------------------------------------------------------------------
# To the readers
# ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def send_paper(version: Version, *, by, via: str = Route.WEB) -> Sending:
    """Send it to its readers, each in their own format and their own way: now, or when their format is there (A2)."""
    version = first_of(version)
    Paper.objects.select_for_update(of=("self",)).get(pk=version.paper_id)
    sending, new = Sending.objects.get_or_create(
        version=version, defaults={"started_at": timezone.now(), "by": by}
    )
    if not new:
        raise Refused(_("It is on its way already. Whoever still waits gets it when their format is there."))
    record(by, "sent a paper", version.paper, via=via)
    send_on(version)
    return sending


def send_on(version: Version) -> None:
    """Give it to every reader whose format is there and who has not had it; say that it is sent when nobody waits."""
    sending = Sending.objects.filter(version=version, sent_at=None).first()
    if sending is None:
        return
    ready = Edition.objects.filter(version=version, state=Edition.State.READY).select_related(
        "version__paper"
    )
    if not queue_papers(version, list(ready)):
        sending.sent_at = timezone.now()
        sending.save(update_fields=["sent_at"])
