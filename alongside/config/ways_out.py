"""Rooms whose papers go out on a page of their own, because something has to be asked there first."""

WAYS_OUT = [
    "alongside.reports.ways.way_out",
]
