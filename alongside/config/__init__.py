"""Wiring only: the settings, the addresses, the menu, what hangs on which page, and the command.

Nobody imports this room. *Ready* makes an installation fit to serve; the *server* answers people and the *worker*
does what can wait.
"""
