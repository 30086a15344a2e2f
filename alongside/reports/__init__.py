"""Reports: of our own events, and of figures that others published.

A *reported figure* is a number from somebody else's report, with its source; it never enters our own counts. A
*derived figure* is one that we worked out from such numbers, and says so. Every report is one document in every format.
"""
