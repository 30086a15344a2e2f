"""Who we are, all together: equality monitoring, so that the partnership sees whom it does not reach yet.

*Answers* are one filled-in form: a random number, a month, and what was ticked. No way leads from them to anybody,
and none may be built: this room stands below people and knows nobody. *Part* is a part of the district. Answers
here never say who is disabled for the majority of a group; that is another question, asked elsewhere with consent.
"""
