"""What belongs to no disclosure and stands in its file all the same."""

from __future__ import annotations

from random import Random

from .script import Block, Line
from .style import Style

NOTICE = (
    "关于做好图书馆座位预约系统升级工作的通知",
    "各学院：",
    "为方便读者，图书馆座位预约系统将于近期升级。现将有关事项通知如下。",
    "一、升级期间暂停预约，读者凭校园卡直接入馆。",
    "二、升级完成后，原有预约记录不再保留。",
    "图书馆",
)
NEWS = (
    "【校园新闻】我校举办秋季趣味运动会",
    "本网讯（通讯员 校园记者站）昨日，我校秋季趣味运动会在东操场开幕，二十余支队伍参加了拔河、跳绳等项目的比赛。",
    "比赛现场气氛热烈，欢声笑语不断。",
    "责任编辑：校园记者站",
)
DEBRIS = ("扫描全能王 创建", "由 WPS 文字导出", "- 内部打印稿 -")


def scatter(rng: Random, style: Style, blocks: list[Block]) -> None:
    """Put typed page numbers and watermark lines between the paragraphs, in place."""
    if "page_numbers" in style.quirks:
        shape = rng.choice(("- {n} -", "— {n} —", "第 {n} 页 共 30 页", "－{n}－", "{n} / 30"))
        _sprinkle(
            blocks, [Line(shape.format(n=n), "page") for n in range(1, 1 + len(blocks) // 22)], 22
        )
    if "debris" in style.quirks:
        line = rng.choice(DEBRIS)
        _sprinkle(blocks, [Line(line, "debris") for _ in range(1 + len(blocks) // 41)], 41)


def _sprinkle(blocks: list[Block], lines: list[Line], every: int) -> None:
    place = every
    for line in lines:
        blocks.insert(min(place, len(blocks)), line)
        place += every + 1
