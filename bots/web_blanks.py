"""The routes of blanks: which there are, what HR filled in and when, filling in and taking back."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict

from assistant.blanks import BlankState, blank_states, fill_in, withdraw
from assistant.build import Parts
from bots.web_chat import Words
from bots.web_hr import for_hr
from tools.directory import Employee
from tools.fill import Fill
from tools.rights import HR
from tools.store import Origin
from tools.store.fills import changes


class FillBody(BaseModel):
    """A value for a blank from a day on. `version` is the one that GET /v1/blanks showed; without it, any."""

    model_config = ConfigDict(extra="forbid")

    blank_id: Words
    value: Words
    effective: date | None = None
    why: Words
    version: int | None = None


class WithdrawalBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    why: Words


def blanks_router(parts_now: Callable[[], Parts], asker: Callable[..., Employee]) -> APIRouter:
    router = APIRouter(prefix="/v1/blanks", tags=["blanks"])
    hr = for_hr(asker)
    Hr = Annotated[Employee, Depends(hr)]  # noqa: N806

    @router.get("")
    def blanks(
        employee: Annotated[Employee, Depends(asker)], as_of: date | None = None
    ) -> dict[str, list[dict[str, Any]]]:
        """Every blank of the regulations, with what is filled in on a day (today); for HR also what is planned after
        it."""
        parts = parts_now()
        day = as_of or parts.settings.today()
        states = blank_states(parts.searcher.corpus, parts.store, day)
        return {"blanks": [_state(state, day, HR in employee.roles) for state in states]}

    @router.get("/fills", dependencies=[Depends(hr)])
    def fills() -> dict[str, list[dict[str, Any]]]:
        """All that was ever filled in, also what was withdrawn or has no place in the text any more; for HR."""
        parts = parts_now()
        today = parts.settings.today()
        places = {state.place for state in blank_states(parts.searcher.corpus, parts.store, today)}
        return {"fills": [_history(fill, today, fill.place in places) for fill in parts.store.fills.all()]}

    @router.post("/fills", status_code=201)
    def fill(body: FillBody, employee: Hr) -> dict[str, Any]:
        """Fill in a blank, or fill it in anew from a later day on; for HR. The same again changes nothing."""
        parts = parts_now()
        origin = Origin(employee.id, parts.settings.clock(), "POST /v1/blanks/fills")
        effective = body.effective or parts.settings.today()
        made = fill_in(
            parts.searcher.corpus, parts.store, employee, body.blank_id, body.value, effective, body.why, origin,
            body.version,
        )  # fmt: skip
        return _history(made, parts.settings.today(), True)

    @router.post("/fills/{fill_id}/withdrawal")
    def withdrawal(fill_id: int, body: WithdrawalBody, employee: Hr) -> dict[str, Any]:
        """From today on the blank is open again; what was answered before stays as it was. For HR."""
        parts = parts_now()
        origin = Origin(employee.id, parts.settings.clock(), f"POST /v1/blanks/fills/{fill_id}/withdrawal")
        return _history(withdraw(parts.store, employee, fill_id, body.why, origin), parts.settings.today(), True)

    return router


def _state(state: BlankState, day: date, with_plans: bool) -> dict[str, Any]:
    filled = state.filled(day)
    planned = state.planned(day) if with_plans else []
    return {
        "blank_id": state.id, "article_id": str(state.article.id), "label": state.article.label,
        "blank": state.place.blank, "start": state.blank.start, "end": state.blank.end,
        "options": list(state.blank.options), "sentence": state.place.sentence,
        "filled": shown(filled) if filled else None, "planned": [shown(fill) for fill in planned],
        "version": changes(list(state.fills)),
    }  # fmt: skip


def shown(fill: Fill) -> dict[str, Any]:
    """A fill as everybody may see it."""
    return {
        "fill_id": fill.id, "value": fill.value, "effective": fill.effective.isoformat(), "filled_by": fill.by_name,
        "filled_on": fill.on.isoformat(),
    }  # fmt: skip


def _history(fill: Fill, today: date, has_place: bool) -> dict[str, Any]:
    """A fill as HR sees it; `used` is whether answers of today use it."""
    return shown(fill) | {
        "article_id": fill.place.article_id, "blank": fill.place.blank, "sentence": fill.place.sentence,
        "why": fill.why, "by": fill.by, "at": fill.at.isoformat(), "used": has_place and fill.used_on(today),
        "fits_text": has_place, "ended": fill.ended.isoformat() if fill.ended else None,
        "ended_by": fill.ended_by or None, "ended_why": fill.ended_why or None,
        "ended_at": fill.ended_at.isoformat() if fill.ended_at else None,
    }  # fmt: skip
