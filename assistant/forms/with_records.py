"""The step with a record that the last reply waited with, or that is ordered, told of or asked for without a number."""

from assistant.build import Parts
from assistant.forms.awaited import continued
from assistant.forms.plain import in_clauses
from assistant.forms.refiled import refiled
from assistant.forms.step import Step
from assistant.forms.table import Table
from assistant.records.agreed import agreed_to
from assistant.records.became import what_became
from assistant.records.beside_steps import beside_steps
from assistant.records.chosen import chosen
from assistant.records.half_done import half_done
from assistant.records.in_turn import but_not, one_by_one
from assistant.records.none_yet import none_yet
from assistant.records.not_going import not_going
from assistant.records.not_seen_to import not_seen_to
from assistant.records.not_yours import own_decided
from assistant.records.one import only_in_part
from assistant.records.politely import asked_politely
from assistant.records.put_in_charge import put_in_charge_unnumbered, several_in_charge
from assistant.records.queue import still_queued
from assistant.records.scored import scored
from assistant.records.under_way import under_way
from assistant.records.unnumbered import ordered_unnumbered, refused_unnumbered
from assistant.records.withdraw import anew


def of_step(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    """The step; after it those that were waiting, where it is with another record. None for another message."""
    return still_queued(_of_step(text, message, table, parts), message, table, parts)


def _of_step(text: str, message: str, table: Table, parts: Parts) -> Step | None:
    return (
        own_decided(message, table.desk)
        or none_yet(message, table.desk, parts)
        or but_not(message, table, parts)
        or one_by_one(message, table.desk, parts)
        or scored(message, table, parts)
        or agreed_to(message, table, parts)
        or chosen(message, table, parts)
        or continued(message, table, parts)
        or refiled(message, table, parts)
        or half_done(message, table.minds.record, table.desk, parts)
        or only_in_part(message, table.desk, parts)
        or asked_politely(message, table.minds.spoken, table.desk, parts)
        or not_going(message, table.minds.spoken, table.desk)
        or anew(message, table.minds.spoken, table.desk, parts)
        or several_in_charge(message, table.desk, parts)
        or under_way(message, table.minds.spoken, table.desk, parts)
        or ordered_unnumbered(message, table.minds.record, table.desk, parts, in_clauses(text))
        or put_in_charge_unnumbered(message, table.minds.spoken, table.desk, parts)
        or refused_unnumbered(message, table.minds.spoken, table.desk, parts)
        or what_became(message, table.minds.spoken, table.desk, parts)
        or not_seen_to(message, table.desk, parts)
        or beside_steps(message, table.minds.spoken, table.desk, parts)
    )
