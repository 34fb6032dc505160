"""What the assistant says in its own words, in both languages. Nothing here is policy."""

import re
from typing import Literal

Language = Literal["zh", "en"]

PHRASES: dict[str, dict[Language, str]] = {
    "settled_yes": {"zh": "**是。**", "en": "**Yes.**"},
    "settled_no": {"zh": "**否。**", "en": "**No.**"},
    "allowed": {"zh": "**可以。**", "en": "**Yes, that is allowed.**"},
    "forbidden": {"zh": "**不可以。**", "en": "**No, that is not allowed.**"},
    "required": {"zh": "**需要。**", "en": "**Yes, that is required.**"},
    "according_to": {"zh": "{label}规定：", "en": "{label} (quoted in the original Chinese):"},
    "also": {"zh": "另见{label}：", "en": "See also {label}:"},
    "blank": {
        "zh": "注意：{label}的这一处公司**尚未填写**：{blank}。括号里的选项不是公司的规定；请向 HR 确认。",
        "en": "Note: the company **has not filled in** this place of {label}: {blank}. "
        "The options in brackets are not the rule; please ask HR.",
    },
    "blank_filled": {
        "zh": "说明：{label}的这一处（{blank}）由 HR **{who}** 于 {on} 填写为“**{value}**”，自 {effective} 起适用；这是 HR 填写的内容，不是条文原文。",
        "en": "Note: HR (**{who}**) filled in this place of {label} ({blank}) on {on} as “**{value}**”, to be used from "
        "{effective}; HR filled it in, it is not in the text of the article.",
    },
    "outside": {
        "zh": "说明：具体内容由{titles}规定，该文件**未收录**在本制度汇编中，这里无法给出具体的数值或标准；请向 HR 或主管部门索取。",
        "en": "Note: the details are left to {titles}, which is **not included** in these regulations, "
        "so no figure can be given here; please ask HR or the department in charge.",
    },
    "outside_beside": {
        "zh": "说明：这里还提到{titles}，该文件**未收录**在本制度汇编中；以上引文没有写明的内容以它为准，请向 HR 或主管部门索取。",
        "en": "Note: this also refers to {titles}, which is **not included** in these regulations; for what the quote "
        "does not say, please ask HR or the department in charge.",
    },
    "no_figure": {
        "zh": "说明：制度没有写明具体的数值或时间，以上是与之相关的规定；需要确切答复的话，我可以把问题转给 HR。",
        "en": "Note: the regulations give **no figure** for this; the rule above is what they say about the matter. "
        "I can pass the question on to HR.",
    },
    "not_covered": {
        "zh": "制度中未找到相关规定，我不能替公司作答。",
        "en": "The regulations do not cover this, so I cannot answer for the company.",
    },
    "illegible": {
        "zh": "没看懂这条消息：里面几乎都是重复的字或没有意义的字符。没有办理任何事情；请用一两句话说出您的问题。",
        "en": "I cannot make out this message: it is mostly the same letters over and over, or letters without meaning. "
        "Nothing was done; please put your question in a sentence or two.",
    },
    "nearest": {"zh": "可能相关（不是答案）：{links}", "en": "Possibly related (not an answer): {links}"},
    "to_hr": {"zh": "需要的话，我可以把这个问题转给 HR。", "en": "I can pass this question on to HR if you like."},
    "passed_on": {
        "zh": "已经把您的问题转给 HR（记录号 {number}）。",
        "en": "Your question has been passed on to HR (no. {number}).",
    },
    "nothing_to_pass_on": {
        "zh": "目前没有可以转给 HR 的问题；请先把问题发给我。",
        "en": "There is no open question to pass on; please ask it first.",
    },
    "no_such_article": {
        "zh": "制度中没有{names}。{range}",
        "en": "There is no {names} in the regulations.{range}",
    },
    "there_is": {"zh": "有的是：{links}。", "en": " There is: {links}."},
    "lines": {"zh": "{label}只有 {count} 款（按行数）。", "en": " {label} has {count} lines."},
    "stands_in": {"zh": "所在位置：{place}。", "en": "It stands in: {place}."},
    "range": {"zh": "{label}的编号从{first}到{last}。", "en": " {label} runs from {first} to {last}."},
    "several": {
        "zh": "有 {count} 处这样编号，都列在下面：",
        "en": "{count} places have this number; here they all are:",
    },
    "too_many": {
        "zh": "一共 {count} 条，先列出前 {shown} 条；请把范围缩小一些再问其余的。",
        "en": "{count} articles; the first {shown} are shown. Please narrow the range for the rest.",
    },
    "greeting": {
        "zh": "您好，我是制度助手。您可以问公司规章制度的问题，我会给出原文出处。",
        "en": "Hello, I am Zhidu. Ask me about the company's regulations and I will quote the article.",
    },
    "thanks": {
        "zh": "不客气。还有制度方面的问题可以继续问我。",
        "en": "You're welcome. Ask me any time about the regulations.",
    },
    "goodbye": {"zh": "再见。有制度方面的问题随时来问。", "en": "Goodbye. Come back any time with a question."},
    "identity": {
        "zh": "我是制度助手：回答公司规章制度的问题并引用原文；制度没写的，我会直说。",
        "en": "I am Zhidu, the assistant for the company's regulations: I quote the article, or say that there is none.",
    },
    "capability": {
        "zh": "我可以：按意思或条号查制度（如“请病假要什么材料”“第二十条原文”），告诉您哪些内容公司尚未填写，制度没写的转给 HR；还能代办：请假（如“下周一请一天年假”）、上报安全隐患、登记客户投诉，并查进度。",
        "en": "I can find rules by meaning or number (“what do I need for sick leave”, “article 20”), "
        "say what the company has left open, and pass on to HR what the regulations do not cover. I also file leave "
        "requests, safety hazards and customer complaints after your yes, and tell how they stand.",
    },
    "apology": {
        "zh": "没关系。制度方面的问题随时可以问我。",
        "en": "No need to be sorry. Ask me any time about the regulations.",
    },
    "day": {
        "zh": "{word}{day}。制度方面的问题随时可以问我。",
        "en": "{word} {day}. Ask me any time about the regulations.",
    },
    "time": {
        "zh": "现在是 {time}（{day}）。制度方面的问题随时可以问我。",
        "en": "It is {time} on {day}. Ask me any time about the regulations.",
    },
    "never_mind": {
        "zh": "好的。有制度方面的问题随时来问。",
        "en": "All right. Come back any time with a question about the regulations.",
    },
    "joy": {
        "zh": "真好，替您高兴。制度方面的问题随时可以问我。",
        "en": "Good to hear. Ask me any time about the regulations.",
    },
    "vent": {
        "zh": "辛苦了，听着确实不容易。这方面制度怎么规定，或者要请假、上报、登记投诉，都可以直接问我。",
        "en": "That sounds hard. Ask me what the regulations say about it, or tell me what you want to file.",
    },
    "mood": {
        "zh": "辛苦了，先歇口气。制度方面的事我可以帮您：查规定、请假，都可以直接说。",
        "en": "Take a breather. I can help with the regulations, or file leave for you: just say so.",
    },
    "crisis": {
        "zh": "您的话让人担心。请现在就找一位您信任的人陪着您，或拨打全国统一心理援助热线 **12356**；"
        "情况紧急时请拨打 **120** 或 **110**。（这是一般建议，不是公司制度的规定。）",
        "en": "What you say worries me. Please be with somebody you trust right now, or call **12356** (China's national "
        "helpline); in an emergency call **120** or **110**. (General advice, not a rule of the company.)",
    },
    "human": {
        "zh": "我是自动助手，不能转接人工。请把问题告诉我；制度没写的，我可以替您转给 HR。",
        "en": "I am an automatic assistant and cannot put you through to a person. Tell me your question; what the "
        "regulations do not cover I can pass on to HR.",
    },
    "remark": {
        "zh": "听到了。想知道制度怎么规定，或者要请假、上报隐患、登记投诉，直接说就行。",
        "en": "I hear you. Ask me what the regulations say, or tell me what you want to file.",
    },
    "outside_job": {
        "zh": "这个我帮不上忙，我只负责公司规章制度方面的问题。比如可以问我：报销需要什么票据？",
        "en": "I can't help with that; I only answer about the company's regulations. Try: what do I need for expenses?",
    },
    "steadfast": {
        "zh": "我只按制度原文回答，不会改变规则或编造内容。请问您想了解哪项制度？",
        "en": "I only answer from the regulations' text and do not change how I work. Which rule would you like to know?",
    },
    "sorry": {
        "zh": "抱歉没有帮到您。请换个说法再问一次，或者让我把问题转给 HR。",
        "en": "Sorry that I could not help. Please put it another way, or let me pass the question on to HR.",
    },
    "and_next": {"zh": "**关于“{question}”**", "en": "**On “{question}”**"},
    "outside_list": {
        "zh": "制度中提到、但未收录的文件有 {count} 份：",
        "en": "{count} documents are named in the regulations and not included:",
    },
    "hr_answer": {
        "zh": "**HR 的答复**（{who}，{day}）",
        "en": "**HR's answer** ({who}, {day}), in the original Chinese",
    },
    "hr_figures": {
        "zh": "说明：其中“{figures}”是 HR 的答复，条文里没有写明，**不是制度原文**。",
        "en": "Note: “{figures}” is HR's own statement; it is **not in the regulations' text**.",
    },
    "hr_alone": {
        "zh": "说明：制度中没有关于这个问题的规定，以上是 HR 的答复，不是制度原文。",
        "en": "Note: the regulations do not cover this; the above is HR's answer, not a regulation.",
    },
    "scope": {"zh": "适用范围：", "en": "Whom the regulations apply to:"},
}
_LATIN = re.compile(r"[A-Za-z]{2,}")
_WORD = re.compile(r"(?<![\w-])[A-Za-z']+(?![\w-])")
_ID = re.compile(r"[\w.-]+/[\w./-]+")  # operations/5.4 is said in any language
TELLING_WORDS = 2  # English words from which a message tells that English is spoken
_CHINESE = re.compile(r"[㐀-鿿]")


def language_of(text: str, before: Language | None = None) -> Language:
    """English where a message has English words and no Chinese; Chinese otherwise.

    One word or a number tells no language (ok, KPI, 12-03): there the conversation's goes on, which is `before`.
    """
    if _CHINESE.search(text):
        return "zh"
    if before and len(_WORD.findall(text)) < TELLING_WORDS:
        return before
    return "en" if _LATIN.search(_ID.sub(" ", text)) else "zh"


def say(name: str, language: Language, **values: object) -> str:
    return PHRASES[name][language].format(**values)


def opening_verdict(text: str) -> tuple[str, str]:
    """The yes or no that an answer opens with, if it does, and the rest."""
    first, _, rest = text.partition("\n\n")
    names = ("settled_yes", "settled_no", "allowed", "forbidden", "required")
    return (first, rest) if any(first in PHRASES[name].values() for name in names) else ("", text)
