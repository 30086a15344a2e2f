"""What people may type about letters."""

from alongside.shared.forms import ActForm


class ButtonForm(ActForm):
    """A button alone."""
