"""HR's own answers: which question is one of theirs, what is said then, and how they are kept true."""
