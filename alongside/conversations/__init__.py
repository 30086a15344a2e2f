"""Questions put to people, and what they said by every way.

A *question* hangs on an event. A *table note* is what one table said; an *idea* is an answer that people weigh, with
its *support* in words, never a percentage; a *conclusion* is what came of the question.
"""
