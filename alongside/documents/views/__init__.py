"""The pages of papers: reading, writing, formats, comments, making clearer."""
