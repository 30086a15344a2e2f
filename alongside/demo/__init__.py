"""The example: one invented partnership, built by calling actions, and Bradford's published figures.

Its people are invented, its mail goes to example.org, its phones are drama numbers, and nothing is ever sent.
It shows bad states too, or it would not be honest.
"""
