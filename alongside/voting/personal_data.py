"""What this room keeps about people. See shared/personal_data.py."""

from django.utils.translation import gettext_lazy as _

from alongside.shared.personal_data import LEGITIMATE, Kept, OnErasure, Who

ONE_VOTE = _("so that everybody has one vote")
COUNTED = _("the count must add up; without your name the row says nothing about you")

KEPT = [
    Kept(
        "voting.Elector",
        ("person",),
        what=_("That you may vote in this vote"),
        why=ONE_VOTE,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("as long as the vote can be counted again"),
        person="person",
        on_erasure=OnErasure.BLANK,
    ),
    Kept(
        "voting.Elector",
        ("poll", "stratum", "card_no", "channel"),
        what=_("Your number on the list of voters, and the way you vote"),
        why=ONE_VOTE,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("as long as the vote can be counted again"),
        person="person",
        on_erasure=OnErasure.STAYS,
        stays_because=COUNTED,
    ),
    Kept(
        "voting.VoteCode",
        ("elector", "poll", "finder", "hmac", "tries"),
        what=_("The locked print of your voting code; nobody can read the code from it"),
        why=ONE_VOTE,
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("until the vote closes"),
        person="elector__person",
        in_copy=False,
    ),
    Kept(
        "voting.Mark",
        ("elector", "idem_key", "channel", "help_given"),
        what=_("That you have voted, and by which way; never what you chose"),
        why=ONE_VOTE,
        basis=LEGITIMATE,
        seen_by=(Who.THEMSELVES, Who.WORKERS),
        kept=_("as long as the vote can be counted again"),
        person="elector__person",
        on_erasure=OnErasure.STAYS,
        stays_because=COUNTED,
    ),
    # No way leads from a ballot to anybody, on purpose.
    Kept(
        "voting.Ballot",
        ("poll", "stratum", "choice", "nonce"),
        what=_("What was chosen in secret votes, without names, times or order"),
        why=_("so that votes can be counted, and counted again"),
        basis=LEGITIMATE,
        seen_by=(Who.NOBODY,),
        kept=_("as long as the result stands"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("nobody can tell which one is yours, and we cannot either"),
        in_copy=False,
    ),
    Kept(
        "voting.WallCount",
        ("counted_by", "checked_by"),
        what=_("The names of the two people who counted the dots on a wall"),
        why=_("so that everybody can see that two people counted"),
        basis=LEGITIMATE,
        seen_by=(Who.EVERYBODY,),
        kept=_("as long as the result stands"),
        on_erasure=OnErasure.STAYS,
        stays_because=_("the result that everybody saw is never changed"),
        in_copy=False,
    ),
]
NOT_PERSONAL = {
    "voting.Poll": "what a vote asks, by which rules, and how far it is",
    "voting.Option": "what dots can go on",
    "voting.OptionParent": "which ideas were put together",
    "voting.Stratum": "places and ways to vote",
    "voting.WallCount.stratum": "the place",
    "voting.WallCount.people_given_dots": "a number",
    "voting.WallCount.unused": "a number",
    "voting.WallCount.missing": "a number",
    "voting.WallCount.missing_reason": "why dots were missing; everybody reads it",
    "voting.WallCount.made_at": "when dots were counted",
    "voting.WallSheet": "dots on one sheet",
    "voting.Ballot.receipt": "the check numbers, which everybody may read and nobody can trace",
    "voting.Result": "a count, as everybody sees it",
    "voting.Selection": "what was taken on, and by which body",
    "voting.SelectionLine": "why something was taken on or waits",
}
