"""People brought in from a list that the partnership had before, and asked whether they want to be on it.

A *waiting list* is a spreadsheet that was sent and is being looked at. *Brought* is one list that came in. An *arrival*
is one person of it, with what they answered. Until they said yes, nothing is sent to them but the one question; who
says no is taken out, and a print of their address makes sure that the same list does not bring them in again.
"""
