"""The directory in a table of a database: the same columns as in a CSV file."""

from sqlalchemy import MetaData, Table, create_engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError

from tools.directory import Directory
from tools.people import DirectoryError, directory_of


def read_table(place: str) -> Directory:
    """People from `<SQLAlchemy URL>#<table or view>`. Raises DirectoryError, which never shows the password."""
    url, _, name = place.partition("#")
    try:
        known = make_url(url)
        shown = f"{known.render_as_string(hide_password=True)}#{name}"
        engine = create_engine(known)
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise DirectoryError(
            "ZHIDU_DIRECTORY is not usable; use a file people.csv, or postgresql+psycopg://user@host/name#table"
        ) from None
    if not name:
        raise DirectoryError(f"ZHIDU_DIRECTORY: {shown} names no table; put it after a #, as in …/hr#employees")
    try:
        with engine.connect() as connection:
            table = Table(name, MetaData(), autoload_with=connection)
            columns = [column.name for column in table.columns]
            query = select(table).order_by(*[column for column in table.columns if column.name == "id"])
            rows = [{key: None if value is None else str(value) for key, value in row._mapping.items()}
                    for row in connection.execute(query)]  # fmt: skip
    except NoSuchTableError:
        raise DirectoryError(f"ZHIDU_DIRECTORY: there is no table {name} in {shown}") from None
    except SQLAlchemyError as error:
        raise DirectoryError(f"ZHIDU_DIRECTORY: cannot read {shown}: {type(error).__name__}") from None
    finally:
        engine.dispose()
    return directory_of(columns, list(enumerate(rows, 1)), f"{shown}, ordered by id")
