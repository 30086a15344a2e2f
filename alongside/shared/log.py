"""What the log holds: addresses and faults, never what was said to anybody, and no address that opens something."""

import logging
import re

REFERENCE = re.compile(r"\b([0-9a-f]{4})[0-9a-f]{4}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


class WithoutWhatWeSaid(logging.Filter):
    """A refusal is logged by its address alone, for the sentence that we said may hold a name.

    The random part of an address opens a ticket to whoever reads it, so of each only the first four signs are kept.
    """

    def filter(self, record) -> bool:
        record.msg, record.args = REFERENCE.sub(r"\1…", record.getMessage()), ()
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = record.exc_text = None
        return True
