"""What this machine cannot make, said in a sentence, so that a page can say "ask us for this" instead."""


class NotHere(RuntimeError):
    """A format needs a program or a voice that is not on this machine. The message is a sentence for people."""
