"""Plain words: what in a text may keep people out, said kindly, with what to write instead.

`check` looks at the parts of a paper and gives remarks. Nothing is forbidden and nothing is changed: a person decides.
English alone is looked at word by word; of other languages only the length of sentences is said.
"""

from alongside.algorithms.words.checking import Part, Remark, Report, check

__all__ = ["Part", "Remark", "Report", "check"]
