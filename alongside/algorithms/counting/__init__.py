"""Counting: every method exact, every result with what a room asks of it."""
