"""The partnership itself: its name, aims, contact ways and words.

One installation is one partnership. A *contact way* is a way to reach the partnership: phone, text, e-mail, post,
web. A *set-up code* lets the first administrator in.
"""
