"""What a reply says about paperwork, against what it was to say."""

from collections.abc import Iterator, Mapping
from typing import Any

from eval.target import Heard
from tools import action_named

# Values that can only be right or wrong; in the other fields people's own words are kept, of which a part is asked for.
EXACT = ("leave_type", "start", "end", "start_half", "end_half", "level", "severity", "contact", "order_no")
IN_WORDS = ("location", "description", "customer", "reason")
ABOUT_RECORDS = ("records", "withdraw", "decide")


def form_complaints(form: Mapping[str, Any], heard: Heard) -> Iterator[str]:
    """What is wrong with the reply's action, one line each."""
    action = heard.action
    fields = action.get("fields", {})
    for name in ("action", "stage"):
        shown = action.get("type" if name == "action" else name)
        if name in form and shown != form[name]:
            yield f"{name} {shown}, not {form[name]}"
    for name, value in form.get("fields", {}).items():
        if fields.get(name) != value:
            yield f"{name} is {fields.get(name)!r}, not {value!r}"
    for name, part in form.get("contains", {}).items():
        if part not in str(fields.get(name, "")):
            yield f"{name} is {fields.get(name)!r}, without {part!r}"
    for name in form.get("missing", ()):
        if name not in action.get("missing", ()):
            yield f"{name} is not asked for, only {action.get('missing')}"


def slot_shares(slots: Mapping[str, Any], heard: Heard) -> Iterator[tuple[str, tuple[float, float], str]]:
    """F1 over the labelled values that are right or wrong, 2·tp ÷ (2·tp + fp + fn); for values in words the share held.

    A label names what is certain: a value read for a field without a label is not judged, one for null is made up.
    """
    fields = heard.action.get("fields", {})
    for name in EXACT:
        gold, got = slots.get(name), fields.get(name)
        if gold is None:
            continue
        right = gold == got
        wrong = 1 + (got is not None)
        yield "slot_f1", (2.0, 2.0) if right else (0.0, float(wrong)), "" if right else f"{name} {got!r}, not {gold!r}"
    for name in IN_WORDS:
        if name in slots and slots[name] is None:
            got = fields.get(name)
            yield "left_out", (float(not got), 1.0), f"{name} {got!r}, where none is named" if got else ""
        elif slots.get(name) is not None:
            held = str(slots[name]) in str(fields.get(name, ""))
            complaint = "" if held else f"{name} {fields.get(name)!r}, without {slots[name]!r}"
            yield "slots_in_words", (float(held), 1.0), complaint


def taken_for(heard: Heard) -> str:
    """What the product took a message for, as a person sees it in the reply."""
    if heard.action:
        return str(heard.action["type"])
    route = str(heard.trace.get("route", ""))
    if route == "form: for somebody else" or (not route and heard.kind == "denied"):
        return "leave_for_other"
    return "records" if route.startswith("records") or heard.kind == "status" else "question"


def wanted(label: str) -> str:
    """What a message of this label should be taken for: steps of records are told apart by nobody who only looks."""
    if action_named(label) or label == "leave_for_other":
        return label
    return "records" if label in ABOUT_RECORDS else "question"
