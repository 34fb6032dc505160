"""The chat model as most assistants use it: what it writes from the retrieved clauses is the answer, unchecked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from assistant.build import Parts
from assistant.model.prompts import for_answer
from assistant.reply import Reply, Turn
from assistant.turn import take_turn
from assistant.wording import offer, sentences, shown_to_model
from eval.case import Case
from eval.embedded import Embedded
from eval.target import Heard, Session


class Unguarded:
    """Search and citations are ours, so that the two differ in the checks alone. It files nothing."""

    name = "unguarded"

    def __init__(self, parts: Parts) -> None:
        self._embedded = Embedded(parts)
        self._plain = replace(parts, advisor=None)
        self._advised = parts

    def about(self) -> dict[str, str]:
        return self._embedded.about()

    def refuses(self, case: Case) -> str:
        return "the unguarded model files nothing" if case.files_paperwork else ""

    @contextmanager
    def session(self, case: Case) -> Iterator[Session]:  # noqa: ARG002
        yield _Asking(self._plain, self._advised)

    def find(self, text: str, k: int) -> list[str]:
        return self._embedded.find(text, k)

    def texts(self) -> Mapping[str, str]:
        return self._embedded.texts()

    def close(self) -> None:
        """The parts are closed by whoever opened them."""


class _Asking:
    def __init__(self, plain: Parts, advised: Parts) -> None:
        self._plain, self._advised = plain, advised
        self._conversation: str | None = None

    def say(self, text: str, asker: str) -> Heard:
        reply = take_turn(Turn(text, asker, self._conversation), self._plain)
        self._conversation = reply.conversation_id
        written = self._written(reply)
        return Heard((written or reply).as_json(), (written or reply).trace)

    def filed(self) -> int:
        return 0

    def _written(self, reply: Reply) -> Reply | None:
        """The model's own words for a question that went through search, also one that we refuse."""
        consultation = self._advised.for_turn().consultation
        if reply.trace.get("route") != "question" or consultation is None:
            return None
        offered = offer(reply, self._plain, self._plain.settings.today())
        question = "；".join(map(str, reply.trace["questions"]))
        proposal = consultation.ask(for_answer(question, {key: shown_to_model(one) for key, one in offered.items()}))
        if proposal is None:
            return None
        keys = dict.fromkeys(key for _, pointed in sentences(proposal.text) for key in pointed if key in offered)
        citations = tuple(dict.fromkeys(offered[key].citation() for key in keys))
        return Reply(
            proposal.text, "answer" if citations else "not_covered", citations, trace=reply.trace | {"written": True}
        )
