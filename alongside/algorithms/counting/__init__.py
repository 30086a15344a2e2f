"""Counting: every method exact, every result with what a room asks of it.

*Dots* and *strength* are what a poll and a table use while it goes on. *By number*, *answers*, *scottish* and
*approvals* count papers to a `Result`: totals, rounds in sentences, ties that stay ties unless *lots* were agreed on,
how close it was, how few papers would change it. *Parts* adds what came from where. *Reading* makes papers of files.
"""
