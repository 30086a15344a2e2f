"""What a writer raises when a program, a library or a table that it needs is missing on this machine."""


class NotHere(RuntimeError):
    """This format cannot be made here. The message is one sentence for people."""
