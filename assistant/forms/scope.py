"""How far the words of a turn may go, where somebody's assistant and not the person speaks."""

from assistant.forms import view
from assistant.forms.step import Step
from assistant.forms.table import Table, with_form
from assistant.reply import Citation, Effect, Reply, Turn

LEFT_ALONE = "form: may not"  # how the trace of such a turn begins
_LEFT: dict[Effect, tuple[str, str]] = {
    "draft": (
        "这里只回答问题，没有办理、提交或改动任何东西。",
        "Questions are answered here; nothing was drafted, filed or changed.",
    ),
    "file": (
        "没有提交。提交要由本人看过摘要后另行确认。",
        "Nothing was filed: that takes a yes of its own from the person, to the summary that was shown.",
    ),
    "act": (
        "没有改动任何东西。记录的审批、撤回和转交，请本人直接对制度助手说。",
        "Nothing was changed: to decide, take back or pass on something, the person must tell Zhidu themselves.",
    ),
}


def kept_within(step: Step, turn: Turn, table: Table, text: str) -> Step:
    """The step, or a word on why it is not taken. A button is the person's own, whatever the words may do.

    What to do in a danger is told in any case.
    """
    if step.write is None or turn.press or step.effect in turn.may:
        return step
    said = table.desk.say(*_LEFT[step.effect])
    citations: tuple[Citation, ...] = ()
    if danger := table.desk.dangers.alarm_in(text):
        urgent, citations = view.alarm(danger[1], table.desk.corpus, table.desk.today, table.desk.language)
        said = f"{urgent}\n\n{said}"
    form = table.current
    trace = {"route": f"{LEFT_ALONE} {step.effect}"}
    left = Step(Reply(said, "denied", citations, form.as_json() if form else None, trace=trace))
    return with_form(left, form) if form else left
