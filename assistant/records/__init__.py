"""Records in a conversation: lists, news, steps in words, reasons, files, and what cannot be undone."""
