"""Whether a sentence that a chat model wrote says only what the clauses say that it points at. Pure functions of text.

When unsure, a check fails: a sentence that is dropped costs nothing but style, for the clauses are quoted anyway.
"""
