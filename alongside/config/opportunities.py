"""Which rooms say what people can join or do, for "Ways to be involved"."""

OPPORTUNITIES = [
    "alongside.groups.opportunities.opportunities",
    "alongside.documents.opportunities.opportunities",
    "alongside.voting.opportunities.opportunities",
    "alongside.events.opportunities.opportunities",
]
