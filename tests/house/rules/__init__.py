"""One rule a function: it takes a folder (or what Django knows) and returns a sentence for each problem."""
