"""What is particular to a kind of form: hazards, complaints, overtime, repairs, and two of them at once."""

from tests.assistant.conversation import Start, form


def test_two_forms_never_mix(talk: Start) -> None:
    t = talk()
    reply = t.say("明天请一天年假", "三号车间配电箱冒烟了")
    assert reply.text.startswith("⚠️")
    assert form(reply)["type"] == "hazard_report"
    assert "leave_type" not in form(reply)["fields"]
    done = t.say("确认")
    assert form(done)["record_id"].startswith("HZ-")
    assert "年休假" in done.text  # the other one is still there
    assert form(t.say("确认"))["record_id"].startswith("LV-")


def test_an_emergency_starts_with_what_to_do_and_tells_the_safety_officer(talk: Start) -> None:
    t = talk()
    reply = t.say("二号线有人触电了,在包装机旁边")
    assert "**切断电源**" in reply.text
    assert "通用安全建议，不是公司制度的规定" in reply.text
    assert {"operations/5.6", "operations/4.4"} <= {c.article_id for c in reply.citations}
    assert form(reply)["fields"]["level"] == "重大"
    t.say("确认")
    assert [m.recipient for m in t.parts.store.outbox()] == ["s001"]


def test_anonymous_means_that_the_record_names_nobody(talk: Start) -> None:
    t = talk()
    t.say("匿名上报:3号仓库的灭火器全过期了", "确认")
    record = t.parts.store.records()[0]
    assert record.owner == "anonymous"
    assert [event.who for event in t.parts.store.history(record.id)] == ["anonymous"]
    assert "e001" not in str(record)


def test_a_hazard_is_closed_in_words(talk: Start) -> None:
    t, officer, fixer = talk(), talk("s001"), talk("e005")
    t.say("3号车间东侧安全出口被货堵了", "确认")
    assert officer.say("HZ-20261123-0001 安排整改").kind == "clarify"
    assert officer.say("HZ-20261123-0001 安排整改,e005 负责,12月1号前").kind == "done"
    assert fixer.say("HZ-20261123-0001 已经整改完了,请复查").kind == "done"
    assert officer.say("HZ-20261123-0001 复查通过,销案").kind == "done"
    assert t.parts.store.records()[0].state == "closed"


def test_a_complaint_asks_for_its_severity_and_shows_the_deadline(talk: Start) -> None:
    t = talk()
    reply = t.say("客户张女士投诉送货晚了三天,电话13800138000,订单号DD20261102")
    assert form(reply)["missing"] == ["severity"]
    assert (
        form(reply)["fields"].items()
        >= {"customer": "张女士", "contact": "13800138000", "order_no": "DD20261102"}.items()
    )
    reply = t.say("严重")
    assert reply.kind == "confirm"
    assert "2026-11-24 09:00" in reply.text
    assert "制度没有规定数值" in reply.text
    t.say("确认")
    due = t.parts.store.records()[0].due_at
    assert due
    assert due.isoformat() == "2026-11-24T01:00:00+00:00"


def test_overtime_and_repairs_are_one_file_each(talk: Start) -> None:
    t, manager = talk(), talk("m001")
    reply = t.say("我要申请加班,这周六,3个小时,赶项目进度")
    assert form(reply)["type"] == "overtime_request"
    assert form(reply)["fields"].items() >= {"start": "2026-11-28", "hours": "3个小时", "reason": "赶项目进度"}.items()
    assert "hr-admin/15" in [c.article_id for c in reply.citations]
    assert form(t.say("确认"))["record_id"] == "OT-20261123-0001"
    assert manager.say("批准 OT-20261123-0001").kind == "done"
    reply = t.say("帮我报修,2号线注塑机开机就报警")
    assert form(reply)["fields"].items() >= {"equipment": "2号线注塑机"}.items()
    assert "operations/4.4" in [c.article_id for c in reply.citations]
    assert form(t.say("确认"))["record_id"] == "RP-20261123-0001"
    assert t.say("加班要审批吗").kind == "answer"
