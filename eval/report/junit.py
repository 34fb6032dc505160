"""report.json → JUnit XML, which CI systems show."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree


def junit(report: Mapping[str, Any]) -> str:
    """One <testsuite> a suite, one <testcase> a case; complaints are failures, cases not played are skipped."""
    root = ElementTree.Element("testsuites", name="zhidu eval")
    for suite in report["suites"]:
        failed = sum(not case["passed"] for case in suite["cases"])
        count = len(suite["cases"]) + len(suite["skipped"])
        element = ElementTree.SubElement(
            root, "testsuite", name=suite["name"], tests=str(count), failures=str(failed),
            skipped=str(len(suite["skipped"])),
        )  # fmt: skip
        for case in suite["cases"]:
            _case(element, suite["name"], case)
        for case_id, why in suite["skipped"].items():
            ElementTree.SubElement(_named(element, suite["name"], case_id), "skipped", message=why)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def _case(element: ElementTree.Element, suite: str, case: Mapping[str, Any]) -> None:
    seconds = sum(step.get("ms", 0.0) for step in case["steps"]) / 1000
    made = _named(element, suite, case["id"])
    made.set("time", f"{seconds:.4f}")
    if not case["passed"]:
        failure = ElementTree.SubElement(made, "failure", message=_plain(case["complaints"][0]))
        failure.text = _plain("\n".join(case["complaints"]))


def _named(element: ElementTree.Element, suite: str, case_id: str) -> ElementTree.Element:
    return ElementTree.SubElement(element, "testcase", classname=f"eval.{suite}", name=case_id)


def _plain(text: str) -> str:
    """Without the control characters that XML does not know."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")
