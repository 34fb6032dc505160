"""What HR adds at run time beside FAQs: synonyms, eval cases; and the vectors of wordings."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from tools.faq import Synonym
from tools.store.database import Database
from tools.store.hr_schema import EVAL_CASES, HR_CHANGES, SYNONYMS, VECTORS

BATCH = 500  # keys asked for at once: SQLite takes a limited number of parameters


class Words:
    """Made by the store. `clock` gives the company's time."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def synonyms(self) -> list[Synonym]:
        with self._database.reading() as connection:
            return [_synonym(row) for row in connection.execute(select(SYNONYMS).order_by(SYNONYMS.c.id))]

    def add_synonym(self, word: str, term: str, who: str) -> Synonym:
        """The same pair again changes nothing."""
        now = self._clock().astimezone(UTC)
        same = (SYNONYMS.c.word == word) & (SYNONYMS.c.term == term)
        with self._database.writing() as connection:
            known = connection.execute(select(SYNONYMS).where(same)).one_or_none()
            if known is not None:
                return _synonym(known)
            made = insert(SYNONYMS).values(word=word, term=term, who=who, at=now).returning(SYNONYMS)
            row = connection.execute(made).one()
            _note(connection, row, who, "added", now)
            return _synonym(row)

    def remove_synonym(self, number: int, who: str) -> bool:
        """Whether there was one."""
        now = self._clock().astimezone(UTC)
        with self._database.writing() as connection:
            row = connection.execute(delete(SYNONYMS).where(SYNONYMS.c.id == number).returning(SYNONYMS)).one_or_none()
            if row is not None:
                _note(connection, row, who, "withdrawn", now)
            return row is not None

    def eval_cases(self) -> list[dict[str, Any]]:
        """The lines of the suite that HR's cases make, oldest first."""
        with self._database.reading() as connection:
            return [dict(row.line) for row in connection.execute(select(EVAL_CASES).order_by(EVAL_CASES.c.id))]

    def add_eval_case(self, question: str, line: Mapping[str, Any], who: str) -> bool:
        """Keep a case; False where the question has one already."""
        now = self._clock().astimezone(UTC)
        try:
            with self._database.writing() as connection:
                connection.execute(insert(EVAL_CASES).values(question=question, line=dict(line), who=who, at=now))
        except IntegrityError:
            return False
        return True

    def vectors(self, keys: Sequence[str], engine: str) -> dict[str, bytes]:
        """Those that this engine made of these wordings."""
        found: dict[str, bytes] = {}
        with self._database.reading() as connection:
            for start in range(0, len(keys), BATCH):
                wanted = VECTORS.c.key.in_(keys[start : start + BATCH]) & (VECTORS.c.engine == engine)
                found.update({row.key: bytes(row.vector) for row in connection.execute(select(VECTORS).where(wanted))})
        return found

    def keep_vectors(self, vectors: Mapping[str, bytes], engine: str) -> None:
        """Two writers at once may keep the same one: the second leaves the first's."""
        rows = [{"key": key, "engine": engine, "vector": vector} for key, vector in vectors.items()]
        if not rows:
            return
        with self._database.writing() as connection:
            for row in rows:
                if connection.dialect.name == "postgresql":
                    from sqlalchemy.dialects.postgresql import insert as upsert
                else:
                    from sqlalchemy.dialects.sqlite import insert as upsert  # type: ignore[assignment]
                connection.execute(upsert(VECTORS).values(**row).on_conflict_do_nothing())


def _note(connection: Connection, row: Row[Any], who: str, what: str, now: datetime) -> None:
    subject = f"synonym/{row.id}"
    version = connection.execute(
        select(func.coalesce(func.max(HR_CHANGES.c.version), 0) + 1).where(HR_CHANGES.c.subject == subject)
    ).scalar_one()
    values = {"subject": subject, "version": version, "at": now, "who": who, "what": what}
    connection.execute(insert(HR_CHANGES).values(**values, after={"word": row.word, "term": row.term}))


def _synonym(row: Row[Any]) -> Synonym:
    return Synonym(row.word, row.term, row.who, row.at, row.id)
