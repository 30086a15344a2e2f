"""Sums that people must be able to trust: counting, check numbers, chains, rounding, working days.

Pure: no Django, no clock, no dice. Randomness and dates come in as arguments; every function returns a value.
"""
