"""Filled-in blanks in the store. A row is never taken away: it ends, and says on which day, by whom and why."""

from collections.abc import Sequence
from datetime import UTC, date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection, Row

from tools.fill import BadFill, Fill, FillChanged, Place
from tools.store import audit
from tools.store.database import Database
from tools.store.rows import aware
from tools.store.schema import AUDIT_HEAD, FILLS
from tools.store.work import Origin


class Fills:
    """Reading is one indexed query; each change is one transaction with its entry in the audit trail."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article_ids: Sequence[str]) -> list[Fill]:
        """Every fill of some articles, ended ones too, oldest first."""
        with self._database.reading() as connection:
            return _read(connection, FILLS.c.article_id.in_(article_ids))

    def all(self) -> list[Fill]:
        with self._database.reading() as connection:
            return _read(connection)

    def find(self, fill_id: int) -> Fill | None:
        with self._database.reading() as connection:
            return next(iter(_read(connection, FILLS.c.id == fill_id)), None)

    def put(
        self, place: Place, value: str, effective: date, why: str, by_name: str, origin: Origin, version: int | None
    ) -> Fill:
        """Fill in a place from a day on, in place of whatever was to be used from then on.

        `version` is how often the place had been changed when it was looked at (None: whatever it is now); the same
        fill again is the first one. Raises FillChanged, and BadFill where the past would read otherwise.
        """
        with self._database.writing() as connection:
            known = _locked(connection, place)
            last = known[-1] if known else None
            if last and last.ended is None and (last.value, last.effective, last.by) == (value, effective, origin.who):
                return last
            _check_version(known, version)
            _check_past(known, effective, origin.at.date())
            for fill in known:
                if fill.ended is None and fill.effective >= effective:
                    _end(connection, fill, fill.effective, origin, f"由 {by_name or origin.who} 改填")
            row = {
                "article_id": place.article_id, "sentence": place.sentence, "place": place.at, "blank": place.blank,
                "value": value, "effective": effective, "why": why, "by": origin.who, "by_name": by_name,
                "at": origin.at.astimezone(UTC), "on": origin.at.date(),
            }  # fmt: skip
            number = int(connection.execute(insert(FILLS).values(**row).returning(FILLS.c.id)).scalar_one())
            detail = {"article": place.article_id, "blank": place.blank, "value": value, "why": why}
            detail["effective"] = effective.isoformat()
            _note(connection, number, "blank filled in", origin, detail)
            return _read(connection, FILLS.c.id == number)[0]

    def withdraw(self, fill_id: int, why: str, origin: Origin) -> Fill:
        """End a fill today; the place is open again from today on, or goes on as it was where the fill had not begun.

        Withdrawn again, it stays as it is. Raises BadFill where there is none.
        """
        today = origin.at.date()
        with self._database.writing() as connection:
            found = next(iter(_read(connection, FILLS.c.id == fill_id)), None)
            if found is None:
                raise BadFill("没有这条填写记录；请刷新后再试。", "fill")
            known = _locked(connection, found.place)
            fill = next(fill for fill in known if fill.id == fill_id)
            if fill.ended is not None:
                return fill
            ending = [fill, *(other for other in known if fill.effective < today and _stood_before(other, fill))]
            for each in ending:
                _end(connection, each, max(each.effective, today), origin, why)
            detail = {"article": fill.place.article_id, "blank": fill.place.blank, "value": fill.value, "why": why}
            _note(connection, fill_id, "blank withdrawn", origin, detail)
            return _read(connection, FILLS.c.id == fill_id)[0]


def _stood_before(other: Fill, fill: Fill) -> bool:
    """A fill that another has replaced does not come back when that other is withdrawn."""
    return other.ended is None and other.id != fill.id and other.effective <= fill.effective


def _check_version(known: list[Fill], version: int | None) -> None:
    if version is not None and version != changes(known):
        now = f"最近由 {_last_hand(known)} 改动" if known else "还没有人填写"
        raise FillChanged(f"这一处和您看到的不一样了（{now}）；请刷新后再决定。")


def _last_hand(known: list[Fill]) -> str:
    """Who changed the place last, by name where the person ever filled it in."""
    who = known[-1].ended_by or known[-1].by
    return next((fill.by_name for fill in known if fill.by == who and fill.by_name), who)


def changes(fills: list[Fill]) -> int:
    """How often a place was filled in, changed or withdrawn: the version that a change states it has seen."""
    return len(fills) + sum(fill.ended is not None for fill in fills)


def _check_past(known: list[Fill], effective: date, today: date) -> None:
    """What was answered with another value on an earlier day stays as it was answered."""
    for fill in known:
        begun = max(fill.effective, effective)
        if effective < today and begun < min(fill.ended or today, today):
            raise BadFill(
                f"这一处在 {begun} 已经按“{fill.value}”答复；改填的生效日期请选 {today} 或以后。", "effective"
            )


def _end(connection: Connection, fill: Fill, day: date, origin: Origin, why: str) -> None:
    values = {"ended": day, "ended_by": origin.who, "ended_why": why, "ended_at": origin.at.astimezone(UTC)}
    connection.execute(update(FILLS).where(FILLS.c.id == fill.id).values(**values))


def _locked(connection: Connection, place: Place) -> list[Fill]:
    """The fills of a place, which nobody else changes until the transaction ends."""
    connection.execute(update(AUDIT_HEAD).where(AUDIT_HEAD.c.id == 1).values(id=1))
    return [fill for fill in _read(connection, FILLS.c.article_id == place.article_id) if fill.place == place]


def _note(connection: Connection, number: int, what: str, origin: Origin, detail: dict[str, Any]) -> None:
    audit.append(connection, origin.at, origin.who, what, f"fill-{number}", origin.source, detail)


def _read(connection: Connection, *conditions: Any) -> list[Fill]:
    return [_fill(row) for row in connection.execute(select(FILLS).where(*conditions).order_by(FILLS.c.id))]


def _fill(row: Row[Any]) -> Fill:
    place = Place(row.article_id, row.sentence, row.place, row.blank)
    return Fill(
        row.id, place, row.value, row.effective, row.why, row.by, row.by_name, aware(row.at), row.on, row.ended,
        row.ended_by or "", row.ended_why or "", aware(row.ended_at) if row.ended_at else None,
    )  # fmt: skip
