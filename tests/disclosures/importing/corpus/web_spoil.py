"""What goes wrong in a page's source and is not seen in the browser."""

from __future__ import annotations

import re

from .style import Style

OFFICE = """<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:LsdException Name="heading 1"/></w:WordDocument></xml><![endif]-->
<!--[if gte mso 10]><style>/* Style Definitions */ table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]-->
"""
HIDDEN = (
    '<div style="display:none">三、校级组织工作机构组织架构表（旧稿，未删除）</div>'
    "<noscript>请打开浏览器的脚本功能</noscript><p hidden>五、草稿</p><template><p>六、模板</p></template>"
)


def spoil(body: str, style: Style) -> str:
    """Add what nobody sees, or leave end tags away."""
    if "page_word_comments" in style.quirks:
        body = OFFICE + body
    if "page_hidden" in style.quirks:
        cut = body.find("</p>\n", len(body) // 2)
        body = body[: cut + 5] + HIDDEN + body[cut + 5 :] if cut > 0 else body
    if "page_unclosed" in style.quirks:
        body = re.sub(r"</(td|tr|tbody|li)>", "", body)
        body = re.sub(r"</p>\n(?=<p)", "\n", body)
        body = re.sub(r"<(p|table|tr|td)\b", lambda hit: "<" + hit[1].upper(), body)
    return body
