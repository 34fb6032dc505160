"""Single messages about paperwork: what each wants, and the slots it fills: python -m eval.messages [acts-frozen]"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from assistant.build import Parts, open_database
from assistant.reply import Reply, Turn
from assistant.turn import take_turn
from eval.acts import Act, read_acts
from eval.dialogues import NOW
from eval.run import ASKER, throw_away_parts
from tools import action_named

DEFAULT = ("acts-frozen",)
EXACT = ("leave_type", "start", "end", "start_half", "end_half", "level", "severity", "contact", "order_no")
CONTAINED = ("location", "description", "customer", "reason")
ABOUT_RECORDS = ("records", "withdraw", "decide")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=DEFAULT)
    parser.add_argument("--failures", action="store_true", help="print every message that was taken otherwise")
    arguments = parser.parse_args(argv)
    parts = throw_away_parts()
    for suite in arguments.suites:
        print(report(suite, read_acts(suite), parts, arguments.failures))
    return 0


def report(suite: str, acts: Sequence[Act], parts: Parts, failures: bool) -> str:
    """The shares for intents and slots; with `failures` a line for each that was wrong."""
    right, total = Counter[str](), Counter[str]()
    slots: dict[str, list[bool]] = {}
    lines = []
    for act in acts:
        reply = said(act, parts)
        taken = outcome(reply)
        good = taken == wanted(act)
        total[act.label] += 1
        right[act.label] += good
        if not good:
            lines.append(f"- {act.label} taken as {taken}: {act.text[:90]}")
        for name, value in act.slots.items() if good else ():
            fields = (reply.action or {}).get("fields", {})
            if name in (*EXACT, *CONTAINED):
                fits = fields.get(name) == value if name in EXACT else str(value) in str(fields.get(name, ""))
                slots.setdefault(name, []).append(fits)
                if not fits:
                    lines.append(f"- {name} {fields.get(name)!r}, not {value!r}: {act.text[:90]}")
    head = f"{suite}: {sum(right.values()) / len(acts):.4f} of {len(acts)} messages taken as meant"
    kinds = ", ".join(f"{label} {right[label]}/{count}" for label, count in total.items())
    shares = ", ".join(f"{name} {sum(fits) / len(fits):.3f} ({len(fits)})" for name, fits in sorted(slots.items()))
    groups = [
        f"{title} {sum(all_) / max(len(all_), 1):.4f} ({len(all_)})"
        for title, names in (("exact", EXACT), ("contained", CONTAINED))
        if (all_ := [fit for name in names for fit in slots.get(name, [])])
    ]
    return "\n".join([head, f"  {kinds}", f"  slots: {', '.join(groups)}", f"  {shares}", *(lines if failures else ())])


def said(act: Act, parts: Parts) -> Reply:
    settings = parts.settings.model_copy(update={"now": NOW})
    parts = replace(parts, settings=settings, store=open_database(settings, lasting=False))
    try:
        return take_turn(Turn(act.text, ASKER), parts)
    finally:
        parts.store.close()


def outcome(reply: Reply) -> str:
    """What the product took a message for, as a person sees it in the reply."""
    if reply.action:
        return str(reply.action["type"])
    route = str(reply.trace.get("route", ""))
    if route == "form: for somebody else":
        return "leave_for_other"
    return "records" if route.startswith("records") else "question"


def wanted(act: Act) -> str:
    if action_named(act.label) or act.label == "leave_for_other":
        return act.label
    return "records" if act.label in ABOUT_RECORDS else "question"


if __name__ == "__main__":
    sys.exit(main())
