"""The outbox. Every letter is a row with a key of its own, made in the same transaction as its cause.

A letter goes to a person by that person's own way and in their format, and at most once.
"""
