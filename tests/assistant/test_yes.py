"""A yes to the summary in whatever words; what only looks like one files nothing."""

import pytest

from assistant.forms.plain import plain
from corpus.query import normalise
from tests.assistant.conversation import Start, form

PLEA = "元旦前一天我要请一天年假，赶火车回家"


@pytest.mark.parametrize(
    "said",
    [
        "嗯嗯就这样", "中，就这", "得嘞，发吧", "👌提交", "👌", "对头", "对，录进去", "好吧，那先这么提交",
        "这下对了，提交", "對，送出", "你给记上", "好了没错了，登记", "可以，记", "妥妥的", "没毛病,走起",
        "那就麻烦您提交吧", "确认请假", "系,冇问题", "日期没错,提交", "没问题就提交", "sure, go ahead",
        "yes please file the request", "looks good, send it",
        "整吧", "嗯呐", "嗯哪", "一样,提交", "妥了", "中,报吧", "中嘞", "成嘞", "得劲,交吧", "管,报吧", "可中",
        "要得,交嘛", "巴适,提交", "係啊", "好嘅", "得㗎,提交", "阔以", "走你", "整起", "必须的,提交", "没毛病老铁",
        "安排上", "欧克", "就酱紫", "行,齐活", "递上去吧", "👍🏻", "✔️", "🙆", "absolutely", "of course, submit it",
        "yes that is correct", "Yes, go ahead and submit it", "that works", "all correct, file it", "好的呢亲",
        "照这个交", "按这个来", "都对着呢,提交", "好使,提交", "莫得问题,交", "okie", "可以哒",
    ],
)  # fmt: skip
def test_a_yes_in_other_words(said: str) -> None:
    assert plain(normalise(said).lower()) == "yes"


@pytest.mark.parametrize(
    "said",
    [
        "对了", "得了", "得了吧", "我确认一下", "先确认下", "好像不对", "提交了吗", "没问题吧", "等等",
        "我再看看", "别报", "好的,等我问下老婆", "明天再提交", "应该可以吧?", "好麻烦啊", "是麻烦",
        "发给我", "先交给我", "file the complaint", "提交中", "马上提交了",
        "提交了啊", "ok and then", "请同意", "帮我确认", "log in now", "我交了",
        "已经报了",
        "都报了",
        "报给谁", "提交不了", "没提交", "收到", "改到周五,提交", "记得", "发工资了", "请假", "那", "这样",
        "right?", "submit tomorrow", "how do i submit",
        "yeah right", "那你好", "系统", "登录", "中了", "中奖", "中间", "整", "整一下午", "安排", "安排谁", "一样吗",
        "必须的吗", "1", "可惜", "准备", "管理员", "没差吗", "冲突了", "走了", "好人", "行业", "成本", "得病了", "欧阳",
        "yes but change it", "are you sure", "sure about that", "do it later", "fine then don't", "ok cancel", "👎",
        "随便", "无所谓", "他确认了", "领导同意了", "是的取消", "嗯周五吧", "好好想想", "确认码", "好像可以", "妥协",
        "不一样", "🙏", "不妥",
    ],
)  # fmt: skip
def test_what_is_no_yes(said: str) -> None:
    assert plain(normalise(said).lower()) != "yes"


@pytest.mark.parametrize("said", ["没错，就31号，报上去", "对，年假，提交", "嗯，12月31号，你给记上"])
def test_a_yes_may_repeat_what_is_shown(talk: Start, said: str) -> None:
    t = talk()
    assert t.say(PLEA, said).kind == "done"


@pytest.mark.parametrize(
    "said", ["没错，就30号，报上去", "行，病假，提交", "对，31号下午，提交", "没错，31号不请了，提交", "31号？好"]
)
def test_a_yes_with_another_value_is_none(talk: Start, said: str) -> None:
    t = talk()
    assert form(t.say(PLEA, said))["stage"] != "filed"
    assert not t.filed


@pytest.mark.parametrize("said", ["是31号啊，好", "哦是年假啊，行", "原来31号，嗯"])
def test_who_only_takes_note_of_a_value_files_nothing(talk: Start, said: str) -> None:
    t = talk()
    assert form(t.say(PLEA, said))["stage"] == "confirming"
    assert not t.filed
    assert t.say("是31号啊，提交").kind == "done"


def test_traditional_characters_fill_a_form(talk: Start) -> None:
    t = talk()
    fields = form(t.say("我想下週四調休一天，陪家人"))["fields"]
    assert (fields["leave_type"], fields["start"], fields["reason"]) == ("调休", "2026-12-03", "陪家人")
    assert t.say("對，送出").kind == "done"


@pytest.mark.parametrize(
    "said",
    [
        "确认无误,但事由写发烧", "确认提交,但事由写头疼", "确认无误,先存着", "确认提交,等会儿", "确认提交,让我看看",
        "确认,除了事由都对", "提交吧,但是先别告诉领导", "确认,只提交一半", "submit it tomorrow", "确认提交,才怪",
        "yes, but change the reason", "下午再交", "嗯嗯,我确认下日期", "嗯嗯我确认下", "请确认日期", "确认收到",
    ],
)  # fmt: skip
def test_what_takes_some_of_a_yes_back_files_nothing(talk: Start, said: str) -> None:
    t = talk()
    assert t.say("明天病假,感冒", said).kind != "done"
    assert t.filed == []


@pytest.mark.parametrize("said", ["请确认日期", "嗯嗯,我确认下日期", "确认收到"])
def test_nor_does_it_decide(talk: Start, said: str) -> None:
    talk("e002").say("下周一请一天年假", "确认")
    manager = talk("m001")
    manager.say("都批了吧", said)
    assert manager.parts.store.records()[0].state == "pending"


@pytest.mark.parametrize("said", ["没问题,谢谢", "确认,辛苦啦", "提交吧,快点处理哈", "没有要改的,交吧", "单子先交"])
def test_what_only_goes_with_a_yes_files(talk: Start, said: str) -> None:
    assert talk().say("明天病假,感冒", said).kind == "done"
