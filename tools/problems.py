"""Errors of the store, apart from it so that naming them does not import SQLAlchemy."""


class DatabaseError(Exception):
    """Read by the operator: the database cannot be used; names the setting and the place, never the password."""
