"""The paragraph styles of the Word file: sizes and distances of ``templates/pdf/official.css``."""

from __future__ import annotations

from dataclasses import dataclass

FANG, KAI, HEI, SONG, TITLE, BOX, CODE = (
    "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体", "Segoe UI Symbol", "Consolas",
)  # fmt: skip
"""Faces of official documents; ``word_parts/fonts.xml`` names what may stand in for them."""

TOC_WIDTH = 156
"""Millimetres to the page numbers of the contents: the width of the type area."""


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes and distances in points; ``indent`` in characters; 0 and "" inherit.

    ``outline`` is the level in the navigation pane from 1; ``keep`` holds it to what follows.
    ``right`` and ``left`` are indents in points, ``border`` a line below in Word's words.
    """

    id: str
    name: str
    base: str = "Normal"
    face: str = ""
    size: float = 0
    line: float = 0
    align: str = ""
    indent: int = 0
    before: float = 0
    after: float = 0
    outline: int = 0
    keep: bool = False
    tight: bool = False
    right: float = 0
    left: float = 0
    colour: str = ""
    border: str = ""
    tab: float = 0


PARAGRAPHS = (
    Style("BodyText", "Body Text", indent=2, align="both", tight=True),
    Style("Title", "Title", face=TITLE, size=22, line=38, align="center", after=29),
    Style("Heading1", "heading 1", face=HEI, indent=2, before=14.5, outline=1, keep=True, align="left", tight=True),
    Style("Heading2", "heading 2", face=KAI, indent=2, before=14.5, outline=2, keep=True, align="left", tight=True),
    Style("SubHeading", "分项标题", face=KAI, indent=2, outline=2, keep=True, align="left", tight=True),
    Style("TextTitle", "文本标题", face=TITLE, size=18, line=29, align="center", before=14.5, after=14.5, keep=True),
    Style("Chapter", "章标题", face=HEI, align="center", before=14.5, after=14.5, outline=2, keep=True, tight=True),
    Style("Part", "节标题", face=KAI, align="center", outline=3, keep=True, tight=True),
    Style("Point", "一级条目", base="BodyText", face=HEI),
    Style("Line", "列项", base="BodyText", align="left"),
    Style("Centred", "居中文字", align="center", tight=True),
    Style("Signed", "落款", align="right", right=32, tight=True),
    Style("Note", "说明文字", base="BodyText", face=KAI, size=14, line=24),
    Style("Missing", "未填报", base="BodyText", face=KAI, colour="555555"),
    Style("Closing", "反映渠道", base="BodyText", align="left", before=29),
    Style("Caption", "caption", face=TITLE, size=14, line=20, align="center", before=14.5, after=7, keep=True),
    Style("TableText", "表格文字", size=12, line=18, align="left"),
    Style("TableSmall", "表格文字（小）", size=10.5, line=16, align="left"),
    Style("TableTight", "表格文字（密）", size=11, line=16, align="left"),
    Style("Figure", "图", line=-1, align="center", before=14.5, keep=True),
    Style("FigureCaption", "图注", face=KAI, size=14, line=22, align="center", after=14.5),
    Style("Between", "间隔", size=7, line=7),
    Style("SectionEnd", "分节", size=1, line=1),
    Style("TOCHeading", "TOC Heading", face=TITLE, size=22, line=29, align="center", after=29),
    Style("TOC1", "toc 1", align="left", tab=TOC_WIDTH, right=32),
    Style("TOC2", "toc 2", face=KAI, align="left", left=32, tab=TOC_WIDTH, right=32),
    Style("CoverSchool", "封面学校", face=TITLE, size=26, line=40, align="center", border="thickThinSmallGap"),
    Style("CoverTitle", "封面标题", face=TITLE, size=36, line=54, align="center", before=51),
    Style("CoverPeriod", "封面年度", face=KAI, size=18, line=29, align="center", before=17, after=170),
    Style("CoverName", "封面项目", face=HEI, size=14, line=29, align="left", before=3.4, after=3.4),
    Style("CoverValue", "封面内容", size=15, line=29, align="left", before=3.4, after=3.4, left=11),
    Style("ColophonText", "核对说明", size=10.5, line=16, align="left"),
    Style("ColophonCodeImage", "二维码", line=-1, align="left", before=5),
    Style("ColophonHead", "核对标题", base="ColophonText", size=12, before=5),
    Style("ColophonCode", "验证码", base="ColophonText", face=CODE, size=11),
    Style("ColophonHash", "校验码", base="ColophonText", face=CODE, size=7),
    Style("FooterOdd", "footer", face=SONG, size=14, line=16, align="right", right=14),
    Style("FooterEven", "页脚（双页）", face=SONG, size=14, line=16, align="left", left=14),
)  # fmt: skip
