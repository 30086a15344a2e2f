"""Shorter words: that the members' pages have them, and that they are shorter indeed.

Shorter words are a layer over English: what they do not say again stays in everyday words, and no page shows the
seam. So a new sentence, or one that was changed, would stand long among short ones, and nobody would notice. On the
journeys below nobody meets a long sentence; what is filled, anywhere in the catalogue, is short and says the same.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages.catalog import Message

from tests.house.catalogue import folder, is_whole, opened
from tests.house.places import PACKAGE

LONG = 8  # words; a longer sentence of a member's page is said again
LONGEST = 12  # words in a sentence that was said again
FEW = 6  # words in which a hard word may be said, however short it was
# What the plan's list of words has members read otherwise, in more words: "I can't agree", "I won't stop it".
SAID_IN_MORE_WORDS = re.compile(r"\b(objects?|objection|stands? aside)\b", re.IGNORECASE)
TAG = re.compile(r"</?\w[^<>]*>")
GAP = re.compile(r"%(?:\(\w+\))?[sd]|\{[^{}]*\}")
FIGURE = re.compile(r"\d+")
END = re.compile(r"[.?!:;…][”\")]*(?:\s|$)")

# What members and everybody else read, by what they came to do. Not the pages of the people who work here.
JOURNEYS = {
    "the frame of every page": [
        "config/navigation.py",
        "shared/dates.py",
        "shared/forms.py",
        "shared/kit/display.py",
        "shared/kit/views.py",
        "shared/kit/templates/kit/_check_words.html",
        "shared/kit/templates/kit/_words_looked_at.html",
        "shared/kit/templates/kit/ask_us.html",
        "shared/kit/templates/kit/errors.html",
        "shared/kit/templates/kit/how_it_looks.html",
        "shared/kit/templates/kit/page.html",
        "shared/kit/templates/kit/promise.html",
        "shared/kit/templates/kit/your_way.html",
    ],
    "when something is not there, or goes wrong": [
        "home/faults.py",
        "home/views/pages.py",
        "home/templates/home/bare.html",
        "home/templates/home/form_from_elsewhere.html",
        "home/templates/home/form_too_old.html",
        "home/templates/home/not_allowed.html",
        "home/templates/home/not_found.html",
    ],
    "looking round": [
        "documents/templates/documents/unclear_page.html",
        "home/templates/home/_ways_in_aloud.html",
        "home/templates/home/about.html",
        "home/templates/home/accessibility.html",
        "home/templates/home/front.html",
        "home/templates/home/privacy.html",
        "home/templates/home/ways_in.html",
        "safeguarding/templates/safeguarding/sent.html",
        "safeguarding/templates/safeguarding/worried.html",
    ],
    "coming to an event": [
        "events/actions/booking.py",
        "events/forms/booking.py",
        "events/letters.py",
        "events/letters_to_bookers.py",
        "events/models/arrangement.py",
        "events/models/booking.py",
        "events/models/event.py",
        "events/opportunities.py",
        "events/permissions.py",
        "events/promises.py",
        "events/templatetags/times.py",
        "events/views/booking.py",
        "formats/__init__.py",
        "events/templates/events/_card.html",
        "events/templates/events/_missing.html",
        "events/templates/events/_my_events.html",
        "events/templates/events/_places.html",
        "events/templates/events/_visit.html",
        "events/templates/events/all.html",
        "events/templates/events/book.html",
        "events/templates/events/bring_someone.html",
        "events/templates/events/event.html",
        "events/templates/events/listened.html",
        "events/templates/events/needs_for_the_day.html",
        "events/templates/events/no_booking.html",
        "events/templates/events/series.html",
        "events/templates/events/ticket.html",
        "events/templates/events/ticket_act.html",
    ],
    "what came of it": [
        "conversations/models.py",
        "conversations/permissions.py",
        "reports/access.py",
        "reports/letters.py",
        "reports/promises.py",
        "conversations/templates/conversations/_questions.html",
        "reports/templates/reports/_report_of_event.html",
        "reports/templates/reports/_report_of_paper.html",
        "reports/templates/reports/_report_of_series.html",
        "reports/templates/reports/event_report.html",
        "reports/templates/reports/learning.html",
        "reports/templates/reports/records.html",
        "reports/templates/reports/reported.html",
    ],
    "reading papers, and saying what you think": [
        "documents/letters.py",
        "documents/opportunities.py",
        "documents/permissions.py",
        "documents/reading_matter.py",
        "documents/showing.py",
        "documents/templates/documents/_my_papers.html",
        "documents/templates/documents/all.html",
        "documents/templates/documents/ask.html",
        "documents/templates/documents/asked_for.html",
        "documents/templates/documents/changes.html",
        "documents/templates/documents/comments.html",
        "documents/templates/documents/edition.html",
        "documents/templates/documents/links.html",
        "documents/templates/documents/not_out.html",
        "documents/templates/documents/paper.html",
        "documents/templates/documents/say.html",
        "documents/templates/documents/unclear.html",
        "documents/templates/documents/words.html",
    ],
    "staying in touch, and stopping the news": [
        "arrivals/letters.py",
        "arrivals/templates/arrivals/answer.html",
        "arrivals/templates/arrivals/no.html",
        "arrivals/templates/arrivals/yes.html",
        "shared/post/templates/post/stop.html",
    ],
    "joining a group": [
        "groups/looking_for.py",
        "groups/opportunities.py",
        "groups/permissions.py",
        "groups/views.py",
        "shared/uploads/films.py",
        "shared/uploads/keeping.py",
        "shared/uploads/kinds.py",
        "shared/uploads/mp4.py",
        "shared/uploads/pictures.py",
        "shared/uploads/sounds.py",
        "shared/uploads/webm.py",
        "groups/templates/groups/_my_seats.html",
        "groups/templates/groups/group.html",
        "groups/templates/groups/here_as.html",
        "groups/templates/groups/join.html",
    ],
    "having your say": [
        "algorithms/counting/wording.py",
        "voting/actions/casting.py",
        "voting/figures.py",
        "voting/methods/answers.py",
        "voting/methods/dots.py",
        "voting/methods/method.py",
        "voting/methods/numbers.py",
        "voting/methods/scores.py",
        "voting/models/poll.py",
        "voting/models/secret.py",
        "voting/opportunities.py",
        "voting/permissions.py",
        "voting/promises.py",
        "voting/sayings.py",
        "voting/views/ballots.py",
        "voting/views/looking.py",
        "voting/templates/voting/_in_words.html",
        "voting/templates/voting/_limits.html",
        "voting/templates/voting/_live_result.html",
        "voting/templates/voting/_none_in_words.html",
        "voting/templates/voting/_parents.html",
        "voting/templates/voting/_printed.html",
        "voting/templates/voting/_rules.html",
        "voting/templates/voting/_who_is_in.html",
        "voting/templates/voting/all.html",
        "voting/templates/voting/ballot.html",
        "voting/templates/voting/cannot_vote.html",
        "voting/templates/voting/cast.html",
        "voting/templates/voting/check.html",
        "voting/templates/voting/code.html",
        "voting/templates/voting/live.html",
        "voting/templates/voting/names.html",
        "voting/templates/voting/no_result.html",
        "voting/templates/voting/number.html",
        "voting/templates/voting/papers.html",
        "voting/templates/voting/poll.html",
        "voting/templates/voting/question.html",
        "voting/templates/voting/result.html",
    ],
    "joining us, and signing in": [
        "people/actions/joining.py",
        "people/consent_words.py",
        "people/forms/cards.py",
        "people/signing_in.py",
        "people/two_steps.py",
        "people/views/cards.py",
        "people/views/joining.py",
        "people/templates/account/account_inactive.html",
        "people/templates/account/confirm_login_code.html",
        "people/templates/account/logout.html",
        "people/templates/account/messages/login_code_sent.txt",
        "people/templates/account/request_login_code.html",
        "people/templates/people/_other_ways.html",
        "people/templates/people/card.html",
        "people/templates/people/join.html",
        "people/templates/people/join_age.html",
        "people/templates/people/join_back.html",
        "people/templates/people/join_check.html",
        "people/templates/people/join_later.html",
        "people/templates/people/join_step.html",
        "people/templates/people/joined.html",
        "people/templates/people/news.html",
        "people/templates/people/news_done.html",
        "people/templates/people/young.html",
    ],
    "my page": [
        "people/actions/consenting.py",
        "people/actions/helping.py",
        "people/actions/reaching.py",
        "people/documents.py",
        "people/figures.py",
        "people/forms/helping.py",
        "people/forms/here_as.py",
        "people/forms/needing.py",
        "people/forms/reaching.py",
        "people/letters.py",
        "people/models/agreeing.py",
        "people/models/helping.py",
        "people/models/here_as.py",
        "people/models/needs.py",
        "people/models/reaching.py",
        "people/needs_list.py",
        "people/permissions.py",
        "people/views/helping.py",
        "people/views/here_as.py",
        "people/views/needing.py",
        "people/views/reaching.py",
        "home/templates/home/ask_record.html",
        "home/templates/home/my_page.html",
        "home/templates/home/record.html",
        "people/templates/people/add_route.html",
        "people/templates/people/brings.html",
        "people/templates/people/change.html",
        "people/templates/people/change_needs.html",
        "people/templates/people/change_route.html",
        "people/templates/people/change_working_with_me.html",
        "people/templates/people/end_help.html",
        "people/templates/people/hats.html",
        "people/templates/people/lists.html",
        "people/templates/people/needs.html",
        "people/templates/people/no_help.html",
        "people/templates/people/notes.html",
        "people/templates/people/person.html",
        "people/templates/people/remove_route.html",
        "people/templates/people/sign_out_all.html",
        "people/templates/people/take_back.html",
        "people/templates/people/throw_away.html",
        "people/templates/people/want_help.html",
        "people/templates/people/where_from.html",
        "people/templates/people/working_with_me.html",
        "people/templates/people/yeses.html",
    ],
    "who we all are, in numbers": [
        "equality/permissions.py",
        "equality/templates/equality/answer.html",
        "equality/templates/equality/figures.html",
        "equality/templates/equality/thank_you.html",
    ],
    "what we keep about you": [
        "arrivals/personal_data.py",
        "conversations/personal_data.py",
        "documents/personal_data.py",
        "equality/personal_data.py",
        "events/personal_data.py",
        "groups/personal_data.py",
        "home/documents.py",
        "home/models.py",
        "home/personal_data.py",
        "keeping/personal_data.py",
        "partnership/personal_data.py",
        "people/personal_data.py",
        "reports/personal_data.py",
        "safeguarding/personal_data.py",
        "shared/history/personal_data.py",
        "shared/personal_data.py",
        "shared/post/personal_data.py",
        "shared/texts/personal_data.py",
        "voting/personal_data.py",
    ],
}


def problems_in_shorter_words(root: Path, journeys: Mapping[str, list[str]] = JOURNEYS) -> list[str]:
    """Long sentences that members meet, and shorter words that are long or say something else."""
    path = folder(root) / "en_Easy" / "LC_MESSAGES" / "django.po"
    files = {f"{PACKAGE}/{file}" for journey in journeys.values() for file in journey}
    problems = [
        f"{file} is a stop of a journey, but it is not there."
        for file in sorted(files)
        if not (root / file).exists()
    ]
    for message in opened(path):
        if not message.id:
            continue
        place = f"{path.relative_to(root).as_posix()}:{message.lineno}"
        if is_whole(message):
            problems += [f"{place} {fault}" for fault in faults(message)]
        elif met := files & {file for file, _line in message.locations}:
            problems += [
                f"{place} {min(met)} says “{sentence.strip()}”, and there are no shorter words for it."
                for sentence in long_sentences(message)
            ]
    return problems


def long_sentences(message: Message) -> list[str]:
    return [
        sentence for words in forms(message.id) for sentence in END.split(words) if length(sentence) > LONG
    ]


def faults(message: Message) -> Iterator[str]:
    """What is wrong with the shorter words of one string, in each form of the plural."""
    for everyday, shorter in zip(forms(message.id), forms(message.string), strict=True):
        most = max(length(everyday), FEW)
        if length(shorter) > most and not SAID_IN_MORE_WORDS.search(everyday):
            yield f"“{shorter}” has {length(shorter)} words; the everyday ones are {length(everyday)}."
        for sentence in END.split(shorter):
            if length(sentence) > LONGEST:
                yield f"“{sentence}” is one sentence of {length(sentence)} words."
        for pattern in (GAP, TAG):
            if sorted(pattern.findall(shorter)) != sorted(pattern.findall(everyday)):
                yield f"“{shorter}” has other gaps or links than “{everyday}”."
        if lost := set(FIGURE.findall(GAP.sub("", everyday))) - set(FIGURE.findall(GAP.sub("", shorter))):
            yield f"“{shorter}” has lost the number {min(lost)}."


def forms(words: str | tuple[str, ...] | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words)


def length(words: str) -> int:
    """How many words a reader meets: a gap is one, a tag of a link none.

    >>> length("Read %(what)s <b>now</b>.")
    3
    """
    return len(GAP.sub("x", TAG.sub("", words)).split())
