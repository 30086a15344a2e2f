"""`python -m alongside` is the command `alongside`."""

import sys

from alongside.config.cli import main

sys.exit(main())
