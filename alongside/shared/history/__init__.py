"""Who did what: the private history, and the public log.

Two chains, never one. Each entry holds the check word of the one before, so that a change or a gap shows.
The *private record* is every action, for those with a right to it; the *public log* is a short list of
kinds (results, agreements, sign-offs). Both are append-only. What may have to be erased is sealed: the entry
keeps only its seal, so the chain still holds when the words are gone.
"""
