"""Copies of everything, and putting them back.

A *copy* is one file: the database, the files that people gave us and a manifest, sealed to a key that stands on paper.
The list of *forgotten* things stands apart, beside the copies: who was erased and which yes was taken back since, as
prints alone, so that putting an older copy back forgets them again.
"""
