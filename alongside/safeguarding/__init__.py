"""I'm worried about someone: whom to ring, what somebody wrote to us, and what was done about it.

A *concern* is what one person wrote about another; a *lead* is named to keep people safe. Leads alone read concerns:
not coordinators, not administrators. Every opening is written down, and every lead sees it. What somebody wrote
stands locked in one place: never in a letter, in the history, in a log, in a search or in a person's own copy.
"""
