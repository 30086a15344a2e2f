"""Formats: who needs them, when they come, and handing in what people make."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alongside.documents.actions import (
    ask_for_format,
    hand_in_file,
    hand_in_translation,
    make_place,
    mark_told,
    promise_edition,
    send_paper,
    sign_off,
    write_easy_read,
)
from alongside.documents.clock import clock_of, editions_of, language_name, words_for
from alongside.documents.forms import (
    AskForFormatForm,
    AskForSomebodyForm,
    EasyWordsForm,
    HandInForm,
    NothingToFillIn,
    PicturesForm,
    PlanForm,
    PromiseForm,
    SignForm,
    TranslationForm,
)
from alongside.documents.models import Edition, EditionFormat, FormatWanted, Paper, Sending, SignOff, Version
from alongside.documents.parts import words_of
from alongside.documents.permissions import (
    can_keep_formats,
    can_put_paper_out,
    can_see_how_many_wait,
    can_write_comment_for,
)
from alongside.documents.promises import checked_by_people, in_time
from alongside.documents.reading_matter import first_of, in_words, newest
from alongside.documents.showing import picture_answer, somebody, the_edition, the_version
from alongside.documents.wording import look_at
from alongside.formats.document import Document, EasyReadIdea, Heading, Paragraph, Picture, text_of
from alongside.formats.easy_read import not_yet_easy
from alongside.formats.pictures import concept, concepts, suggest
from alongside.people.figures import helping
from alongside.people.models import Right
from alongside.people.permissions import may_help
from alongside.shared.permissions import Decision
from alongside.shared.web import open_to_all, require

LANGUAGES = ("ur", "pa", "bn", "pl", "cy", "ar", "so", "gu", "ps", "ro", "uk", "fa", "ku", "fr", "es")


def languages() -> list[tuple[str, str]]:
    return [
        ("", _("English")),
        *sorted(((code, language_name(code)) for code in LANGUAGES), key=lambda row: row[1]),
    ]


def the_first(request, ref) -> tuple[Paper, Version]:
    """The paper, and the row on which the formats of its newest version hang."""
    paper, version = the_version(request, ref)
    first = first_of(version)
    first.paper = paper
    return paper, first


def all_formats(request, ref):
    """Each format: how many need it, whether it is there, and what to do next."""
    paper, first = the_first(request, ref)
    require(can_keep_formats(request.user, paper))
    clock = clock_of(first)
    counts = {(one.format, one.language): one.people for one in clock.needs}
    may_see = bool(can_see_how_many_wait(request.user, paper))
    asked = FormatWanted.objects.filter(edition__version=first, ready_on=None)
    rows = [
        {
            "edition": one,
            "name": words_for(one.format, one.language),
            "people": counts.get((one.format, one.language), 0) if may_see else None,
            "is_needed": (one.format, one.language) in counts,
            "reached": [row for row in asked if row.edition_id == one.pk and row.reached] if may_see else [],
        }
        for one in editions_of(first)
    ]
    rows.sort(key=lambda row: (row["edition"].is_ready, not row["is_needed"]))
    there = {
        row["edition"].language for row in rows if row["edition"].format == "web" and row["edition"].is_ready
    }
    # What is made of a translation waits for it, and is not counted as being made now.
    machine = [
        row["edition"] for row in rows if not row["edition"].by_person and row["edition"].language in there
    ]
    context = {
        "paper": paper,
        "version": first,
        "rows": rows,
        "clock": clock,
        "promise": in_time(clock) if clock.due_on else None,
        "waiting": clock.waiting if may_see else "",
        "made": sum(one.is_ready for one in machine),
        "to_make": len(machine),
        "sending": Sending.objects.filter(version=first).first(),
        "may_put_out": bool(can_put_paper_out(request.user, paper)),
        "may_see": may_see,
    }
    return render(request, "documents/formats.html", context)


def plan(request, ref):
    """One more format of this version, though nobody's needs call for it."""
    paper, first = the_first(request, ref)
    require(can_keep_formats(request.user, paper))
    form = PlanForm(request, paper, languages=languages())
    if made := form.act(make_place, first, by=request.user):
        messages.success(request, _("It is on the list."))
        return redirect("documents:promise", paper.ref, made.ref)
    return render(request, "documents/plan.html", {"form": form, "paper": paper})


def promise(request, ref, edition):
    paper, found = the_edition(request, ref, edition)
    require(can_keep_formats(request.user, paper))
    form = PromiseForm(request, initial={"promised_on": found.promised_on, "made_where": found.made_where})
    if form.act(promise_edition, found, by=request.user):
        messages.success(request, _("Saved. Everybody can read the day."))
        return redirect("documents:formats", paper.ref)
    return render(request, "documents/promise.html", {"form": form, "paper": paper, "edition": found})


def send(request, ref):
    paper, first = the_first(request, ref)
    require(can_put_paper_out(request.user, paper))
    clock = clock_of(first)
    form = NothingToFillIn(request)
    if form.act(send_paper, first, by=request.user):
        messages.success(request, _("It is on its way. You can stop it for one minute."))
        return redirect("documents:formats", paper.ref)
    context = {
        "form": form,
        "paper": paper,
        "people": sum(one.people for one in clock.needs),
        "waiting": clock.waiting if can_see_how_many_wait(request.user, paper) else "",
        "not_there": [one for one in clock.needs if not one.is_ready],
    }
    return render(request, "documents/send.html", context)


def who_asks(request):
    """Who gets the paper: the reader, or whoever lets them say what they need."""
    helped = helping(request)
    if helped is None:
        return request.user if request.user.is_authenticated else None
    require(
        Decision(
            may_help(request.user, helped, Right.NEEDS),
            _("%(name)s does not let you say what they need. Press “Stop helping” to ask for yourself.")
            % {"name": helped},
        )
    )
    return helped


@open_to_all
def ask(request, ref):
    """Ask for this paper your way, in one step."""
    paper, _version = the_version(request, ref)
    is_known = request.user.is_authenticated
    form = AskForFormatForm(
        request,
        paper,
        is_known=is_known,
        languages=languages(),
        initial={"format": request.GET.get("format", "")},
    )
    me = request.user if is_known else None
    if asked := form.act(ask_for_format, paper, person=who_asks(request), by=me):
        if asked.ready_on:
            messages.success(request, _("It is there already."))
        else:
            messages.success(
                request, _("We have noted it. You can have it by %s.") % in_words(asked.promised_on)
            )
        return redirect(paper)
    return render(request, "documents/ask.html", {"form": form, "paper": paper})


def ask_for(request, ref, person):
    """Somebody asks by phone, by letter or on a visit."""
    paper, _version = the_version(request, ref)
    require(can_write_comment_for(request.user))
    who = somebody(request, person)
    form = AskForSomebodyForm(
        request, paper, is_known=True, languages=languages(), initial={"format": who.format}
    )
    if asked := form.act(ask_for_format, paper, person=who, by=request.user):
        messages.success(request, _("Noted. Tell them: by %s.") % in_words(asked.promised_on))
        return redirect(paper)
    return render(request, "documents/ask.html", {"form": form, "paper": paper, "who": who})


# ---------------------------------------------------------------------------------------------------------
# Easy Read
# ---------------------------------------------------------------------------------------------------------


def an_easy_one(request, ref, edition) -> tuple[Paper, Edition]:
    """An Easy Read edition, for whoever keeps formats."""
    paper, found = the_edition(request, ref, edition)
    require(can_keep_formats(request.user, paper))
    if found.format != EditionFormat.EASY_READ:
        raise Http404
    return paper, found


def easy_words(request, ref, edition):
    """First step: the ideas, one a line, looked at as they are saved."""
    paper, found = an_easy_one(request, ref, edition)
    title, ideas = easy_ideas(found)
    form = EasyWordsForm(
        request,
        dict(ideas),
        initial={
            "title": title or paper.title,
            "lines": "\n".join(words for words, _picture in ideas),
        },
    )
    if form.act(write_easy_read, found, by=request.user):
        messages.success(request, _("Saved. Now choose a picture for each idea."))
        return redirect("documents:easy_pictures", paper.ref, found.ref)
    source = newest(paper).document
    context = {
        "form": form,
        "paper": paper,
        "edition": found,
        "source": [words_of(block) for block in source.blocks],
        "remarks": easy_remarks(found),
    }
    return render(request, "documents/easy_words.html", context)


def easy_ideas(edition: Edition) -> tuple[str, list[tuple[str, str]]]:
    """The ideas of an Easy Read text as they are typed: the words, and the word of the picture."""
    document = edition.document
    if document is None:
        return "", []
    known = {one.png: one.word for one in concepts()} if any_ideas(document) else {}
    found = []
    for block in document.blocks:
        if isinstance(block, EasyReadIdea):
            found.append((text_of(block.spans), known.get(block.picture.data, "")))
        elif isinstance(block, Heading):
            found.append((f"# {text_of(block.spans)}", ""))
        else:
            found.append((words_of(block), ""))
    return document.title, found


def any_ideas(document: Document) -> bool:
    return any(isinstance(block, EasyReadIdea) for block in document.blocks)


def easy_remarks(edition: Edition) -> list[str]:
    """What keeps these words from being easy, in sentences."""
    document = edition.document
    if document is None:
        return []
    lines = Document(document.title, language=document.language, blocks=tuple(without_pictures(document)))
    said = [
        f"“{one.words[:80]}”: {one.why}"
        for one in look_at(lines, mode="easy read").remarks
        if one.kind not in ("explained", "easy read", "long sentence")
    ]
    long = [one for one in not_yet_easy(document) if not one.startswith("The part")]
    bare = [
        _("“%s” has no picture yet.") % words_of(block)[:80]
        for block in document.blocks
        if not isinstance(block, EasyReadIdea | Heading)
    ]
    return [*long, *bare, *said][:60]


def without_pictures(document: Document):
    """The words alone: who made the pictures is nobody's hard word."""
    for block in document.blocks:
        if isinstance(block, EasyReadIdea):
            yield Paragraph(id=block.id, language=block.language, spans=block.spans)
        else:
            yield block


def easy_pictures(request, ref, edition):
    """Second step: a picture for each idea. A person chooses; nothing is put beside words by itself."""
    paper, found = an_easy_one(request, ref, edition)
    title, ideas = easy_ideas(found)
    if not ideas:
        return redirect("documents:easy_words", paper.ref, found.ref)
    known = {one.word: one for one in concepts()}
    rows = []
    for words, chosen in ideas:
        offered = suggest(words)
        if chosen and chosen not in [one.word for one in offered]:
            offered = [known[chosen], *offered]
        rows.append((words, chosen, offered))
    form = PicturesForm(request, title, rows)
    if form.act(write_easy_read, found, by=request.user):
        messages.success(request, _("Saved. Now people with learning disabilities check it."))
        return redirect("documents:edition", paper.ref, found.ref)
    fields = [
        (words, form[f"idea_{number}"] if f"idea_{number}" in form.fields else None)
        for number, (words, _chosen, _offered) in enumerate(rows)
    ]
    return render(
        request,
        "documents/easy_pictures.html",
        {"form": form, "paper": paper, "edition": found, "fields": fields},
    )


def concept_picture(request, word):
    """A picture to choose from."""
    found = concept(word)
    if found is None:
        raise Http404
    return picture_answer(Picture(id="c", alt=found.alt, data=found.png, media_type="image/png"))


def sign(request, ref, edition):
    """Write down who checked it. The words "Easy Read" stand on it when two have."""
    paper, found = an_easy_one(request, ref, edition)
    form = SignForm(request)
    if signed := form.act(sign_off, found, by=request.user):
        messages.success(
            request,
            _("It is Easy Read now, and on its way to whoever waits for it.")
            if signed.is_ready
            else _("Written down. One more person has to check it."),
        )
        return redirect("documents:edition", paper.ref, found.ref)
    signed_by = list(SignOff.objects.filter(edition=found))
    context = {"form": form, "paper": paper, "edition": found, "promise": checked_by_people(signed_by)}
    return render(request, "documents/sign.html", context)


# ---------------------------------------------------------------------------------------------------------
# What people hand in
# ---------------------------------------------------------------------------------------------------------


def hand_in(request, ref, edition):
    paper, found = the_edition(request, ref, edition)
    require(can_keep_formats(request.user, paper))
    if found.format == EditionFormat.EASY_READ:
        return redirect("documents:easy_words", paper.ref, found.ref)
    is_words = found.format == EditionFormat.WEB
    if is_words and not found.by_person:
        raise Http404
    form = (TranslationForm if is_words else HandInForm)(request)
    action = hand_in_translation if is_words else hand_in_file
    if form.act(action, found, by=request.user):
        messages.success(request, _("It is there. Whoever waits for it gets it now."))
        return redirect("documents:edition", paper.ref, found.ref)
    context = {
        "form": form,
        "paper": paper,
        "edition": found,
        "name": words_for(found.format, found.language),
    }
    return render(request, "documents/hand_in.html", context)


def told(request, ref):
    """How somebody who asked without an account is reached, and that they were told."""
    require(can_write_comment_for(request.user))
    one = get_object_or_404(
        FormatWanted.objects.select_related("edition__version__paper"), ref=ref, told_at=None, person=None
    )
    paper = one.edition.version.paper
    form = NothingToFillIn(request)
    if form.act(mark_told, one, by=request.user):
        messages.success(request, _("Done. How they are reached is forgotten now."))
        return redirect(paper)
    return render(request, "documents/told.html", {"form": form, "paper": paper, "asked": one})
