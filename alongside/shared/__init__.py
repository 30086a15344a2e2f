"""What every room may use. It knows no room.

Words: a *promise* is a rule the partnership gave itself; a *text* is one piece of writing in its languages
and reading modes; the *history* is the private record and the public log; the *post* is the outbox.
"""
