"""Which rooms say what is due, for the coordinator's Today."""

DUE = [
    "alongside.people.due.due",
    "alongside.arrivals.due.due",
    "alongside.safeguarding.due.due",
    "alongside.shared.post.due.due",
    "alongside.groups.due.due",
    "alongside.voting.due.due",
    "alongside.events.due.due",
    "alongside.conversations.due.due",
    "alongside.reports.due.due",
    "alongside.documents.due.due",
    "alongside.home.due.due",
    "alongside.keeping.due.due",
]
