"""Paperwork in a conversation: what is wanted, what was said, what is missing, a summary, a yes, a record."""
