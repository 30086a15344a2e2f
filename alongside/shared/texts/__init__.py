"""A text is one piece of writing: its wordings by language and reading mode, who made and who checked each."""
