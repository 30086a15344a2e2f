"""The people of the partnership, before and without any account.

A *person* needs only a name. A *contact route* is a way to reach them; a *hat* is what they are here as; a
*helper* acts for them with rights they chose; a *role* is work that they do for the partnership.
"""
