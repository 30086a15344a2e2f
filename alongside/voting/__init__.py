"""Votes with dots: on the wall with stickers, online with a code, and by phone.

A *poll* is one vote; an *elector* may vote once; a *mark* says that they have; a *ballot* says what was
chosen, by nobody knows whom. A *stratum* is a place or way that is counted apart. A *selection* is what
people then took on, and why: the numbers never decide by themselves.
"""
