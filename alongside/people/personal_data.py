"""What this room keeps about people. See shared/personal_data.py."""

import datetime

from django.utils.translation import gettext_lazy as _

from alongside.people.models import (
    Consent,
    Help,
    HelpWanted,
    Joining,
    KnownBrowser,
    NeedStep,
    Role,
    SignInCard,
)
from alongside.shared.personal_data import CONSENT, LEGITIMATE, TAKE_PART, Kept, OnErasure, Who, helper

MEMBERSHIP = _("while you take part, and 24 months after we last heard from you; we ask you first")


def days_before(day: datetime.date, days: int) -> datetime.date:
    return day - datetime.timedelta(days=days)


def unfinished(day):
    return Joining.objects.filter(touched_at__date__lt=days_before(day, 28))


def old_help(day):
    return Help.objects.filter(until__lt=days_before(day, 730)) | Help.objects.filter(
        ended_at__date__lt=days_before(day, 730)
    )


def old_wishes_for_help(day):
    return HelpWanted.objects.filter(settled_at__date__lt=days_before(day, 90))


def old_yeses(day):
    return Consent.objects.filter(ended_at__date__lt=days_before(day, 365 * 6))


def old_steps(day):
    return NeedStep.objects.filter(on__lt=days_before(day, 365 * 3))


def old_cards(day):
    return SignInCard.objects.filter(until__lt=days_before(day, 90)) | SignInCard.objects.filter(
        ended_at__date__lt=days_before(day, 90)
    )


def old_browsers(day):
    return KnownBrowser.objects.filter(seen_on__lt=days_before(day, 365))


def old_roles(day):
    return Role.objects.filter(ended_on__lt=days_before(day, 365 * 6))


NAME = Kept(
    "people.Person",
    ("name", "called", "pronouns"),
    what=_("Your name, and what to call you"),
    why=TAKE_PART,
    basis=LEGITIMATE,
    seen_by=(
        Who.THEMSELVES,
        Who.HELPERS,
        Who.HELPED,
        Who.HOSTS,
        Who.WORKERS,
        Who.ADMINISTRATORS,
        Who.MEMBERS_IF_WORKER,
        Who.LEADS,
    ),
    kept=MEMBERSHIP,
    person="pk",
    on_erasure=OnErasure.BLANK,
)
KEPT = [
    NAME,
    Kept(
        "people.Person",
        ("language", "format", "print_size", "display"),
        what=_("How you like to get things, and how pages look for you"),
        why=_("so that everything comes in a form that you can use"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.HELPERS, Who.WORKERS),
        kept=MEMBERSHIP,
        person="pk",
        on_erasure=OnErasure.BLANK,
    ),
    Kept(
        "people.Person",
        ("brings", "brings_shown"),
        what=_("What you bring: skills and what you know"),
        why=_("so that groups can ask you, if you want that"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("until you take it away"),
        person="pk",
        on_erasure=OnErasure.BLANK,
    ),
    Kept(
        "people.Person",
        (
            "hidden",
            "joined_via",
            "welcomed_at",
            "held_back",
            "is_active",
            "made_at",
            "last_login",
            "session_seal",
        ),
        what=_("When and how you joined, and whether you are in any list"),
        why=TAKE_PART,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=MEMBERSHIP,
        person="pk",
        on_erasure=OnErasure.BLANK,
    ),
    Kept(
        "people.Role",
        ("person", "kind", "since", "ended_on", "first_day", "last_day", "stands_in_for"),
        what=_("Work that you do here"),
        why=_("so that it is known who may do what"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS, Who.ADMINISTRATORS, Who.MEMBERS_IF_WORKER),
        kept=_("6 years after it ended"),
        person="person",
        due=old_roles,
    ),
    Kept(
        "people.ContactRoute",
        ("person", "value", "note"),
        what=_("Your numbers and addresses"),
        why=_("so that we can reach you in a way that is safe"),
        basis=LEGITIMATE,
        # A worker presses a button first, and it is written down and shown to you that they looked.
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=MEMBERSHIP,
        person="person",
    ),
    Kept(
        "people.ContactRoute",
        (
            "kind",
            "is_safe",
            "is_first_choice",
            "no_voicemail",
            "neutral_envelope",
            "confirmed_at",
            "failed_at",
            "failed_why",
        ),
        what=_("Which ways to reach you are safe, and how"),
        why=_("so that nobody is put in danger by a letter or a call"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=MEMBERSHIP,
        person="person",
    ),
    Kept(
        "account.EmailAddress",
        ("user", "email", "verified", "primary"),
        what=_("The e-mail with which you sign in"),
        why=_("so that a code can reach you"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=MEMBERSHIP,
        person="user",
        in_copy=False,  # the same as among your addresses
    ),
    Kept(
        "people.PersonHat",
        ("person", "hat"),
        what=_("What you are here as"),
        why=_("so that everybody knows who is in the room, and who is missing"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES,),
        kept=_("until you change it"),
        person="person",
    ),
    Kept(
        "people.OwnWords",
        ("person", "words"),
        what=_("What you are here as, in your own words"),
        why=_("so that you need not fit our words"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES,),
        kept=_("until you change it"),
        person="person",
    ),
    Kept(
        "people.Affiliation",
        ("person", "organisation"),
        what=_("Where you come from, or that you come from no organisation"),
        why=_("so that we can say how many of us do"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=MEMBERSHIP,
        person="person",
    ),
    Kept(
        "people.Need",
        ("person", "code", "note", "since"),
        what=_("What you need to take part"),
        why=_("so that it is there before you come"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, helper("needs"), Who.WORKERS),
        kept=_("until you take it away, or take your yes back"),
        person="person",
    ),
    Kept(
        "people.WorkingWithMe",
        ("person", "i_am_good_at", "please_do", "please_do_not", "how_i_say_things", "if_i_am_upset"),
        what=_("Your page “Working with me”"),
        why=_("so that you can print it and hand it to whom you like"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, helper("needs"), Who.WORKERS),
        kept=_("until you take it away, or take your yes back"),
        person="person",
    ),
    Kept(
        "people.NeedStep",
        ("person", "step", "on", "via", "made_at"),
        what=_("When we asked what you need, wrote it down, and looked at it again"),
        why=_("so that it stays true"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, helper("needs"), Who.WORKERS),
        kept=_("3 years"),
        person="person",
        due=old_steps,
    ),
    Kept(
        "people.Help",
        ("helped", "helper", "rights", "until", "agreed_via", "how_confirmed", "made_at", "ended_at"),
        what=_("Who helps you, with what, until when"),
        why=_("so that only they can, and you can stop it"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, Who.HELPERS, Who.WORKERS),
        kept=_("24 months after it ended"),
        person="helped",
        due=old_help,
    ),
    Kept(
        "people.HelpWanted",
        (
            "person",
            "helper_name",
            "helper_reached",
            "rights",
            "until",
            "made_at",
            "settled_at",
        ),
        what=_("Whom you asked to help you"),
        why=_("so that we can ring you back and make sure"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("90 days after we settled it"),
        person="person",
        due=old_wishes_for_help,
    ),
    Kept(
        "people.Consent",
        (
            "person",
            "to",
            "words",
            "via",
            "taken_by",
            "read_back",
            "given_at",
            "ended_at",
            "ended_via",
        ),
        what=_("What you said yes to, and when you took it back"),
        why=_("so that it can be shown that you said so"),
        basis=_("a legal duty"),
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("6 years after you took it back"),
        person="person",
        due=old_yeses,
    ),
    Kept(
        "people.Joining",
        ("answers", "code_digest", "touched_at"),
        what=_("What you wrote while joining, before you finished"),
        why=_("so that you can stop and come back"),
        basis=CONSENT,
        seen_by=(Who.NOBODY,),
        kept=_("28 days"),
        due=unfinished,
    ),
    Kept(
        "people.NoteToMyself",
        ("person", "words", "made_at"),
        what=_("Notes to yourself"),
        why=_("for you alone"),
        basis=CONSENT,
        seen_by=(Who.THEMSELVES,),
        kept=_("until you take them away"),
        person="person",
    ),
    Kept(
        "people.SignInCard",
        ("person", "digest", "made_at", "until", "ended_at", "last_used_at"),
        what=_("That you have a card to sign in with, and when it was last used"),
        why=_("so that you can sign in without e-mail, and see if somebody else did"),
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("90 days after it stopped working"),
        person="person",
        due=old_cards,
    ),
    Kept(
        "people.KnownBrowser",
        ("person", "digest", "seen_on"),
        what=_("That you have signed in on a device before"),
        why=_("so that we tell you when somebody signs in as you on another one"),
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("12 months"),
        person="person",
        in_copy=False,
        due=old_browsers,
    ),
    Kept(
        "mfa.Authenticator",
        ("user", "type", "data", "created_at", "last_used_at"),
        what=_("Your second step for signing in, if you work here"),
        why=_("so that nobody else can sign in as you"),
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("until you take it away"),
        person="user",
        in_copy=False,
    ),
    Kept(
        "sessions.Session",
        ("session_data", "expire_date"),
        what=_("That you are signed in on a device"),
        why=_("so that you need not sign in on every page"),
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("90 days after you were last here"),
    ),
]
NOT_PERSONAL = {
    "people.Organisation": "names of organisations",
    "account.EmailConfirmation": "not used: codes are kept in the locked session",
    "auth.Group": "not used",
    "auth.Permission": "made by Django",
    "contenttypes.ContentType": "made by Django",
    "django_ox.OxTask": "tasks carry no names: they look up what they need",
    "django_ox.OxScheduleTick": "when work was due",
    "django_ox.OxSchedule": "which work is due how often",
    "django_ox.OxScheduleChange": "when a schedule changed",
}
