"""Events and visits: what happens, where, how to get in, who came.

An *event* is one occasion, in a place, online or both. Its *access facts* say yes, no or "we have not checked".
"""
