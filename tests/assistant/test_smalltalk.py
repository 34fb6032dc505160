"""What is talked about beside the regulations gets a sentence; what is close to it and asks about them does not."""

from collections.abc import Callable
from datetime import datetime

import pytest

from assistant.phrases import PHRASES, language_of
from assistant.reply import BadMessage, Reply
from assistant.smalltalk import small_talk
from corpus.query import normalise

NOW = datetime.fromisoformat("2026-11-23T09:00:00+08:00")
Say = Callable[..., Reply]


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("greeting", ["你好", "早上好呀", "晚上好", "新年快乐！", "在吗在吗", "hi there 👋", "Good afternoon"]),
        ("thanks", ["谢谢啦", "多谢，帮大忙了", "太感谢您的帮助了", "你真棒", "thank you so much", "that was helpful"]),
        ("goodbye", ["拜拜", "明天见", "我先走了", "good night", "see you tomorrow", "好的，谢谢，再见"]),
        ("goodbye", ["拜拜,明天见", "拜拜明天见", "下班了,走了"]),
        ("never_mind", ["没什么", "算了,不问了", "我就随便看看", "发错了", "没啥事"]),
        ("joy", ["今天好开心", "终于周五了", "我生日今天", "发工资了"]),
        ("vent", ["今天加班好累", "老板又骂我了", "报销好麻烦啊", "考勤打卡真烦人", "客户真难缠,气死我了"]),
        ("apology", ["不好意思", "sorry"]),
        ("identity", ["你是GPT吗", "你是不是机器人", "谁开发的你", "你有感情吗", "who made you"]),
        ("capability", ["你能干点啥", "怎么用你", "你会说英文吗", "what can you do?"]),
        ("sorry", ["滚", "垃圾机器人", "你答的啥玩意儿", "烦死了", "this bot is useless", "我问的不是这个"]),
        ("sorry", ["你能不能别老说一样的话", "怎么老是这一句", "别重复了", "you keep saying the same thing"]),
        ("mood", ["我好累", "不想上班", "心情不好", "I'm so bored"]),
        ("outside_job", ["今天天气咋样", "外面下雨没", "will it rain tomorrow?", "唱首歌呗", "我爱你", "做我女朋友吧"]),
        ("outside_job", ['translate "good morning" into Japanese', "推荐个电影", "哈哈哈哈"]),
    ],
)  # fmt: skip
def test_each_kind_gets_its_sentence(kind: str, texts: list[str]) -> None:
    for text in texts:
        reply = small_talk(normalise(text), NOW, language_of(text))
        assert reply is not None, text
        assert reply.text in PHRASES[kind].values(), text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("今天星期几", "今天是 2026 年 11 月 23 日星期一"),
        ("明天周几呀", "明天是 2026 年 11 月 24 日星期二"),
        ("现在几点了", "现在是 09:00"),
        ("what day is it today?", "Today is Monday, 2026-11-23"),
        ("What time is it?", "It is 09:00"),
    ],
)
def test_the_day_and_the_time_are_told_from_the_clock(text: str, said: str) -> None:
    reply = small_talk(normalise(text), NOW, language_of(text))
    assert reply is not None
    assert said in reply.text


@pytest.mark.parametrize(
    "text",
    [
        "今天几号放假", "谢谢,那婚假呢", "你好，请问病假要什么材料", "现在几点下班", "几点上班",
        "下雨迟到算吗", "高温天气要上班吗", "车间可以放音乐吗", "迟到要写检讨吗", "员工能谈恋爱吗",
        "废品怎么处理", "被客户骂垃圾怎么办", "客服说错了怎么办", "我想离职", "怎么请假",
        "怎么用车", "可以问谁", "什么时候", "时间是多少", "帮我请假",
        "不想加班可以吗", "压力容器谁管", "过年有什么福利", "能给我提供培训吗", "公司有什么制度",
        "着火了", "漏电了", "好像漏水了", "讲笑话算不算闲聊", "转正了呢", "加班累了可以调休吗",
        "请假好难啊,到底要找谁批", "今天设备又坏了,烦死", "被领导骂了能申诉吗", "工资太低,多久调一次薪",
        "同事老是骂我怎么办",
    ],
)  # fmt: skip
def test_what_asks_about_the_regulations_or_paperwork_is_left_alone(text: str) -> None:
    assert small_talk(normalise(text), NOW, language_of(text)) is None


@pytest.mark.parametrize(
    "text", ["明天周几", "明天见", "you suck", "sorry", "这机器人真垃圾", "that's not what I asked"]
)
def test_small_talk_begins_no_paperwork(say: Say, text: str) -> None:
    reply = say(text)
    assert reply.kind == "chitchat"
    assert reply.action is None


@pytest.mark.parametrize("text", ["😂😂😂", "???", "……"])
def test_a_message_without_words_is_told_so_and_does_nothing(say: Say, text: str) -> None:
    with pytest.raises(BadMessage, match="没有文字"):
        say("下周五请一天年假", text)


@pytest.mark.parametrize(
    "text", ["心情好糟", "领导又给我画饼了", "给我来个冷笑话听听", "你这个机器人脑子不太好使啊", "你会不会觉得累"]
)
def test_small_talk_that_no_pattern_foresaw(say: Say, text: str) -> None:
    assert say(text).kind == "chitchat"


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("讲个笑话吧,再告诉我产假归哪条管", "hr-admin/13"),
        ("你是谁?能告诉我怎么报销吗", "hr-admin/47"),
        ("谢谢,那加班有补偿吗", "hr-admin/15"),
    ],
)
def test_what_is_asked_beside_small_talk_is_answered(say: Say, text: str, article: str) -> None:
    assert article in [citation.article_id for citation in say(text).citations]


@pytest.mark.parametrize(
    "text", ["我想投诉我领导", "员工食堂几点开门", "公司班车几点发", "年会在哪里办", "车位怎么申请"]
)
def test_what_is_not_covered_is_no_small_talk(say: Say, text: str) -> None:
    assert say(text).kind == "not_covered"
