"""The two ways in which an action may say no."""


class Refused(Exception):
    """The world does not allow it. The sentence says what happened and what to do; people read it as it is."""

    def __init__(self, sentence: str, *, field: str | None = None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NeedsReason(Exception):
    """It may happen, but some promises would be broken: each needs a reason, published beside it."""

    def __init__(self, promises):
        self.promises = list(promises)
        super().__init__(", ".join(promise.code for promise in self.promises))
