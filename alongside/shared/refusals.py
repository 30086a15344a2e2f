"""What the log says of a refusal: where and that, not why. The reason may name somebody ("You are helping Sam")."""

import logging

from django.core.exceptions import PermissionDenied


class WithoutReason(logging.Filter):
    def filter(self, record) -> bool:
        if record.exc_info and isinstance(record.exc_info[1], PermissionDenied):
            record.exc_info = record.exc_text = None
        return True
