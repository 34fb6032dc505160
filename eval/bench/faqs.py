"""What HR's answers do to everybody else's questions: python -m eval.bench.faqs [--list]

The 40 FAQs of faqs.jsonl are put into a store, and the single questions of the development suites are asked with and
without them. Counted are the questions that a FAQ answers, whether its articles are those that the case wants, and how
many cases cite every article that they want.
"""

import argparse
from collections.abc import Sequence

from assistant.build import Parts, open_parts, with_hr
from assistant.faqs.edit import Given, drafted
from assistant.reply import Reply, Turn
from assistant.turn import take_turn
from eval.case import ASKER, Case
from eval.embedded import evaluated_settings
from eval.fit_faq import read_faqs
from eval.lines import cases_of
from tools.directory import demo_company

SUITES = ("questions-dev", "kinds-dev")
HR = "h001"


def with_faqs(parts: Parts) -> Parts:
    """The parts with the 40 FAQs; each answer says nothing but that it is one."""
    hr = parts.directory.find(HR)
    assert hr is not None
    for faq in read_faqs():
        given = Given(faq["question"], "见 HR 的答复。", tuple(faq["similar"]), (), tuple(faq["articles"]))
        parts.store.faqs.add(drafted(given, parts, hr, ()), HR)
    return with_hr(parts)


def ask(case: Case, parts: Parts) -> Reply:
    conversation = None
    for step in case.steps:
        reply = take_turn(Turn(step.say, ASKER, conversation), parts)
        conversation = reply.conversation_id
    return reply


def cites_all(case: Case, reply: Reply) -> bool:
    cited = {citation.article_id for citation in reply.citations}
    return all(cited & set(group) for group in case.last.expected.gold)


def citing(rows: Sequence[tuple[Case, Reply]]) -> int:
    return sum(cites_all(case, reply) for case, reply in rows if case.gold_ids)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", action="store_true", help="every question that a FAQ answered")
    arguments = parser.parse_args()
    settings = evaluated_settings()
    plain = open_parts(settings, demo_company(), lasting=False)
    rich = with_faqs(open_parts(settings, demo_company(), lasting=False))
    cases = [case for case in cases_of(*SUITES) if case.kind != "paperwork"]
    before, after = ([(case, ask(case, parts)) for case in cases] for parts in (plain, rich))
    taken = [(case, reply) for case, reply in after if reply.trace.get("route") == "faq"]
    print(f"{len(cases)} questions; answered by a FAQ: {len(taken)}")
    print(f"  of these with the articles that the case wants: {citing(taken)}")
    print(f"  of these unanswerable by the regulations: {sum(c.unanswerable is True for c, _ in taken)}")
    print(f"cases that cite all they want: {citing(before)} without FAQs, {citing(after)} with them")
    changed = [(c, r) for (c, b), (_, r) in zip(before, after, strict=True) if b.kind != r.kind]
    print(f"replies of another kind: {len(changed)}")
    if arguments.list:
        faqs = {faq.id: faq for faq in rich.store.faqs.all()}
        for case, reply in taken:
            faq = faqs[reply.trace["faq"]]
            print(f"  {case.asked} → {faq.question} {list(faq.articles)}; wanted {sorted(case.gold_ids)}")
        for case, reply in changed:
            print(f"  now {reply.kind}: {case.asked}")


if __name__ == "__main__":
    main()
