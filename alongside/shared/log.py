"""What the log holds: addresses and faults, never what was said to anybody."""

import logging


class WithoutWhatWeSaid(logging.Filter):
    """A refusal is logged by its address alone, for the sentence that we said may hold a name."""

    def filter(self, record) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
