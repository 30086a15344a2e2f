"""Papers: written together, in everybody's format, in time, and every comment answered.

A *paper* is one piece of writing through its life; a *version* is what everybody could read on a day, and never changes;
a *writing* is one save on the way there. An *edition* is a version in one format and language, wanted by some readers;
a paper is *out* when the last edition that its readers need is out. A *round* asks for *comments*, and every comment gets
an *answer*. "I don't understand this" is an *unclear part*, and what was done about it a *fix*.
"""
