"""The schema's history, brought up to date when the store is opened."""
