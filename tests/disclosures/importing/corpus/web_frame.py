"""What stands around the text on a college's site, and the page's bytes."""

from __future__ import annotations

import html

from .script import Script
from .style import Style

CHARSETS = {
    "utf-8": ("utf-8", "utf-8"), "utf-8-bom": ("utf-8-sig", "utf-8"), "utf-8-bare": ("utf-8", ""),
    "gb18030-meta": ("gb18030", "gb18030"), "gbk-bare": ("gb18030", ""), "gb2312-meta": ("gb18030", "gb2312"),
    "utf-16": ("utf-16", "utf-16"), "gbk-wrong-meta": ("gb18030", "utf-8"), "utf-8-entities": ("ascii", "utf-8"),
}  # fmt: skip


def frame(script: Script, style: Style, body: str) -> str:
    """Put head, navigation, scripts and foot around the text."""
    _, named = CHARSETS[style.encoding]
    if "page_layout_table" in style.quirks:
        body = LAYOUT_TABLE.format(body=body, school=html.escape(script.school))
    meta = (
        f'<meta http-equiv="Content-Type" content="text/html; charset={named}" />' if named else ""
    )
    if style.seed % 2 and named:
        meta = f'<meta charset="{named}">'
    title = html.escape(script.title)
    head = (
        f"<head>\n{meta}\n<title>{title}-{html.escape(script.school)}团委</title>\n{STYLE}\n</head>"
    )
    if style.page == "export":
        return f'<html xmlns:o="urn:schemas-microsoft-com:office:office">\n{head}\n<body lang=ZH-CN>\n<!--StartFragment-->\n{body}\n<!--EndFragment--></body></html>'
    school = html.escape(script.school)
    return (
        f"<!DOCTYPE html>\n<html>\n{head}\n<body>\n{NAVIGATION.format(school=school)}\n"
        f'<div class="article">\n<div class="metas"><span>发布者：团委</span>&nbsp;<span>发布时间：2024-12-20</span>'
        f'<span>浏览次数：<script>document.write("128 次")</script></span></div>\n'
        f'<div class="wp_articlecontent">\n{body}\n</div>\n</div>\n{FOOT.format(school=school)}\n</body>\n</html>\n'
    )


def encode(page: str, style: Style) -> bytes:
    """Return the page in the style's encoding; what it cannot say becomes an entity."""
    codec, _ = CHARSETS[style.encoding]
    return page.encode(codec, "xmlcharrefreplace")


LAYOUT_TABLE = """<table width="960" border="0" align="center"><tr><td colspan="2" height="30">&nbsp;</td></tr>
<tr><td width="180" valign="top"><table width="100%"><tr><td><a href="/jg">机构设置</a></td></tr><tr><td><a href="/zd">规章制度</a></td></tr></table></td>
<td valign="top"><div id="vsb_content">{body}</div></td></tr><tr><td colspan="2">{school}　校址：校内</td></tr></table>"""
STYLE = """<style type="text/css">
.MsoNormal{margin:0} .nav li{float:left} /* 一、改革自评表 */
</style>
<script type="text/javascript">var tip = "二、章程"; if (1 < 2) { console.log(tip); }</script>"""
NAVIGATION = """<div class="header"><div class="logo"><a href="/">{school}</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/tx">团学要闻</a></li><li><a href="/zz">组织建设</a></li>
<li><a href="/gk">信息公开</a></li></ul></div>
<div class="position">当前位置：<a href="/">首页</a>&nbsp;&gt;&nbsp;<a href="/gk">信息公开</a>&nbsp;&gt;&nbsp;正文</div>"""
FOOT = """<div class="pager"><span>上一篇：<a href="/a1">关于开展主题团日活动的通知</a></span>
<span>下一篇：<a href="/a2">青年志愿者招募启事</a></span></div>
<div class="footer"><p>版权所有 © 共青团{school}委员会　地址：校内行政楼</p><p>邮箱：tuanwei@example.edu</p></div>
<script>/* 统计 */ (function(){{var s="三、名单";}})();</script>"""
