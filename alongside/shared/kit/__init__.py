"""How Alongside looks: one page, one form, one set of parts, and the reader's own display settings.

*Display* is how one reader wants pages: size, colours, font, spacing, pictures, words, language.
"""
