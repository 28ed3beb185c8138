"""The congress: its text, and the facts that the text states."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from disclosures.importing.imported import Remark
from disclosures.importing.sections.texts import text_of
from disclosures.reading import number, spotted_days
from disclosures.reading.numerals import CHINESE, plain

if TYPE_CHECKING:
    from disclosures.importing.segment import Segment

_URL = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_N = rf"(?:[0-9]{{1,5}}|[{CHINESE}]{{1,8}})"
_DELEGATES = (
    re.compile(rf"(?:正式)?代表(?:总?数量?|人数|名额|总人数)?\s*(?:为|是|共计?|总计)?\s*[:：]?\s*(?:共计?|为)?\s*({_N})\s*[名人位]"),
    re.compile(rf"({_N})\s*[名余多]*[名人位]\s*(?:正式|学生|研究生|与会|参会|的|来自.{{1,30}}的)*\s*代表"),
    re.compile(rf"(?:应到|应出席|应参会)\s*(?:正式)?\s*(?:代表)?\s*({_N})\s*[名人位]"),
    re.compile(rf"代表\s*(?:共?有)?\s*({_N})\s*[名人位]"),
    re.compile(rf"代表(?:总?人数|总?数量?|名额)\s*[:：|]?\s*({_N})(?![\d年月日])"),
    re.compile(rf"(?:参会|出席|到会|应到|与会)?人数\s*[:：]\s*(?:共计?)?\s*({_N})\s*[名人位]?"),
)  # fmt: skip
_PLACE = (
    re.compile(r"(?:地\s*点|会\s*址|会议地点|召开地点)\s*(?:为|是|在)?\s*[:：]?\s*([^\s，。；,;]{2,40})"),
    re.compile(r"(?:于|在)\s*([^，。；,;：:\d]{2,30}?(?:厅|堂|室|馆|中心|场|楼|剧院|会场|校区|广场|教室|线上)[^，。；,;于在]{0,8}?)\s*(?:隆重|顺利|胜利|成功|如期|正式)*(?:召开|举行|举办|开幕|开会)"),
    re.compile(r"(?:主?会场|会址)(?:设在|设于|在|为)\s*([^，。；,;：:\s]{2,24})"),
    re.compile(r"日\s*[，,、]\s*([^，。；,;()（）]{2,24}?(?:厅|堂|室|馆|中心|场|楼))\s*[)）]"),
    re.compile(r"在\s*([^，。；,;：:]{2,24}?)\s*(?:隆重|顺利|胜利|成功|如期|正式)*(?:召开|举行|举办)"),
)  # fmt: skip
_OTHERS = re.compile(r"第.?$|代表团|特邀|列席|候补|女|党员")
_PRESENT = re.compile(r"实到|实际|实有|到会|出席|与会|参会")
_BOTH = (r"应(?:到|出席|参会)", r"(?:实到|实际(?:到会|出席|参会)|到会)")
_FEWEST = 10
"""No congress has fewer delegates."""
_TIME_BEFORE = re.compile(r"^.*[年月日](?:[上下]午|晚)?[在于]|^(?:我校|学校|本校)?(?:于|在)")
_HELD = re.compile(r"召开|举行|举办|开幕|时\s*间|日\s*期")
_PREPARING = re.compile(r"筹备|通知|预备|报名|公示|批复|请示|届满|上一?届|以来")


def read_congress(segment: Segment) -> dict[str, Any]:
    """Return the exchange format's congress: text, date, date_end, place, delegates, links."""
    text = text_of([*segment.blocks, *(table for _kind, table in segment.tables)])
    first, last = _days(text)
    return {
        "text": text,
        "date": first,
        "date_end": last if last != first else None,
        "place": _place(text),
        "delegates": _delegates(text),
        "links": _links(segment, text),
    }


def _days(text: str) -> tuple[str | None, str | None]:
    """Return first and last day: of the line that says when it was held, else of the first date."""
    best: tuple[int, str, str] | None = None
    for line in re.split(r"\n|(?<=[。；])", text):
        for spotted in spotted_days(line):
            around = plain(line)[max(0, spotted.start - 12) : spotted.end + 60]
            weight = 2 * bool(_HELD.search(around)) - bool(_PREPARING.search(around))
            if best is None or weight > best[0]:
                best = (weight, spotted.first.isoformat(), spotted.last.isoformat())
    return (best[1], best[2]) if best else (None, None)


def _place(text: str) -> str | None:
    """Return the first place that is told; one that is no room (线上线下结合) only without another."""
    vague = None
    for pattern in _PLACE:
        for hit in pattern.finditer(text):
            place = _TIME_BEFORE.sub("", hit[1].strip()).strip("。，、；;")
            if place and not place.startswith("线上"):
                return place
            vague = vague or place or None
    return vague


def _delegates(text: str) -> int | None:
    """Return how many delegates there were to be; those present only where nothing else is said."""
    flat, present = plain(text), None
    for pattern in _DELEGATES:
        for hit in pattern.finditer(flat):
            before = flat[max(0, hit.start() - 8) : hit.start()]
            value = number(hit[1])
            if not value or value < _FEWEST or _OTHERS.search(before):
                continue
            if not _PRESENT.search(before + hit[0]):
                return value
            present = present or value
    return present


def doubts(text: str) -> list[Remark]:
    """Say where two numbers of delegates are told, those called and those present."""
    flat = plain(text)
    called, present = (
        re.search(rf"{words}[^\d。\n]{{0,12}}?({_N})\s*[名人位]", flat) for words in _BOTH
    )
    if called is None or present is None:
        return []
    a, b = number(called[1]), number(present[1])
    if not a or not b or a == b:
        return []
    sentence = (
        f"材料里代表人数有两个：应到{a}人，实到{b}人。这里取的是{_delegates(text)}人，请核对。"
    )
    return [Remark("", "congress.delegates", sentence, called[0])]


def _links(segment: Segment, text: str) -> list[str]:
    behind = [
        link for block in segment.paragraphs for link in block.links if link.startswith("http")
    ]
    written = [hit.rstrip(".,;)，。；）") for hit in _URL.findall(text)]
    return list(dict.fromkeys([*written, *behind]))
