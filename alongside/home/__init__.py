"""Pages that gather what the rooms below have: the front page, "my page", who we are, and what is said when
something goes wrong.

A *fault page* says in plain words what happened, keeps what was typed, and asks the database for nothing that it
cannot do without.
"""
