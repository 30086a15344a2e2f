#!/bin/sh
# /usr/local/bin/alongside: runs one command as the program's own user, with its settings. Type it as root.
exec sudo -u alongside sh -c 'set -a; . /etc/alongside.conf; cd /opt/alongside; exec .venv/bin/python -m alongside.config.cli "$@"' alongside "$@"
