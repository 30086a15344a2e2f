"""The house checks itself: each rule is a function that returns sentences, tested on a tiny house where it is broken."""
