"""The Board, the working groups and commissions: who sits there and how they agreed to work.

A *membership* is one person's seat, with the hat that they wear in this group. *Agreed* is a recorded decision of the
group; the *working agreement* holds the thresholds that it set for itself.
"""
