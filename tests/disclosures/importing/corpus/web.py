"""A script as a web page, as content systems and Word make them."""

from __future__ import annotations

import base64
import html
from random import Random

from .pictures import png
from .script import Block, Box, Grid, Line, Script, Ticks
from .style import Style
from .web_frame import encode, frame
from .web_lists import lists
from .web_spoil import spoil
from .web_ticks import ticks_html

MARGIN = "margin-top:0pt;margin-bottom:0pt;line-height:28.0000pt;text-indent:32.0000pt;"
CENTRED = {"title", "doctitle", "caption", "chapter", "contents_title", "page"}


def to_web(script: Script, style: Style) -> bytes:
    """Return the page's bytes in the encoding of the style."""
    writer = _Writer(style)
    body = writer.document(script)
    return encode(frame(script, style, body), style)


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style, self.page = style, style.page
        self.rng = Random(f"web {style.seed}")

    def document(self, script: Script) -> str:
        blocks = script.blocks
        if "page_lists" in self.style.quirks and self.page != "breaks":
            return "\n".join(lists(blocks, self.block))
        parts = [self.block(block) for block in blocks]
        body = self._run_on(script, parts) if self.page == "breaks" else "\n".join(parts)
        return spoil(body, self.style)

    def _run_on(self, script: Script, parts: list[str]) -> str:
        """Part paragraphs by line breaks alone, as old editors did."""
        out, open_ = [], False
        for block, part in zip(script.blocks, parts, strict=True):
            if isinstance(block, Line):
                out.append(part if open_ else f"<p>{part}")
                out.append("<br />\n")
                open_ = True
            else:
                out.append(f"</p>\n{part}" if open_ else part)
                open_ = False
        return "".join(out) + ("</p>" if open_ else "")

    def block(self, block: Block) -> str:
        if isinstance(block, Line):
            return self.line(block)
        if isinstance(block, Grid):
            return self.grid(block)
        data = base64.b64encode(png()).decode()
        source = (
            f"data:image/png;base64,{data}"
            if self.style.seed % 2
            else "/_upload/article/images/3f/a1.png"
        )
        return f'<p style="text-align:center"><img src="{source}" alt="{html.escape(block.alt)}" width="500" /></p>'

    # ---- lines

    def line(self, line: Line) -> str:
        inner = self._inner(line)
        if line.role == "section":
            return self._section(line, inner)
        centred = line.role in CENTRED and self.style.look != "unmarked"
        return getattr(self, f"_{self.page}")(line, inner, centred)

    def _inner(self, line: Line) -> str:
        text = self._text(line.text)
        for address in line.links:
            if "links" in self.style.quirks:
                plain = html.escape(address)
                text = text.replace(plain, f'<a href="{plain}" target="_blank">{plain}</a>')
        return text

    def _text(self, text: str) -> str:
        out = (
            html.escape(text, quote=False)
            .replace("\n", "<br/>")
            .replace("　", "&#12288;" if self.style.seed % 2 else "　")
        )
        if self.page in {"mso", "cms"}:
            out = out.replace("“", "&ldquo;").replace("”", "&rdquo;")
        return out.replace("  ", "&nbsp;&nbsp;").replace("\t", "&emsp;")

    def _section(self, line: Line, inner: str) -> str:
        look = self.style.look
        if self.page == "breaks":
            return f"<strong>{inner}</strong>" if look not in {"plain", "unmarked"} else inner
        if look.startswith("styles") or look == "outline":
            return (
                f"<h2>{inner}</h2>"
                if self.page != "soup"
                else f'<div class="t1"><h3>{inner}</h3></div>'
            )
        if look == "bold":
            return self._plain(line, f"<strong>{inner}</strong>", centred=False)
        if look in {"centred", "size", "font"}:
            inner = f'<span style="font-size:20px;font-family:黑体">{inner}</span>'
        return getattr(self, f"_{self.page}")(line, inner, look == "centred")

    def _mso(self, line: Line, inner: str, centred: bool) -> str:
        align = "text-align:center;" if centred else MARGIN
        size = "font-family:仿宋_GB2312;font-size:16.0000pt;mso-font-kerning:1.0000pt;"
        cut = len(inner) // 2
        if "&" in inner or "<" in inner or cut < 4:
            runs = f'<font face="仿宋_GB2312" >{inner}</font>'
        else:
            runs = f'<font face="仿宋_GB2312" >{inner[:cut]}</font><span style="font-family:\'Times New Roman\'" >{inner[cut:]}</span>'
        return (
            f'<p class="MsoNormal" style="{align}" ><span style="mso-spacerun:\'yes\';{size}" >{runs}</span>'
            f'<span style="{size}" ><o:p></o:p></span></p>'
        )

    def _plain(self, line: Line, inner: str, centred: bool) -> str:
        return f"<p{' align=center' if centred else ''}>{'' if centred else '　　'}{inner}</p>"

    def _breaks(self, line: Line, inner: str, centred: bool) -> str:
        return inner if centred else f"&nbsp;&nbsp;&nbsp;&nbsp;{inner}"

    def _soup(self, line: Line, inner: str, centred: bool) -> str:
        align = ' style="text-align:center"' if centred else ""
        return f'<div class="row"><div class="txt"{align}><span><span>{inner}</span></span></div></div>'

    def _cms(self, line: Line, inner: str, centred: bool) -> str:
        align = "text-align: center;" if centred else "text-indent: 2em;"
        return f'<p style="{align} line-height: 2em;"><span style="font-family: 宋体; font-size: 16px;">{inner}</span></p>'

    def _export(self, line: Line, inner: str, centred: bool) -> str:
        kind = "centre" if centred else "western"
        return f'<p class="{kind}">\n{inner}\n</p>'

    # ---- tables

    def grid(self, grid: Grid) -> str:
        out = ['<table border="1" cellspacing="0" cellpadding="0" width="100%">']
        total = sum(grid.widths)
        widths = "".join(f'<col style="width:{100 * width // total}%">' for width in grid.widths)
        out.append(f"<colgroup>{widths}</colgroup><tbody>")
        for y, row in enumerate(grid.rows):
            cells = "".join(self._cell(box, grid, y) for box in row)
            out.append(f"<tr>{cells}</tr>")
        table = "\n".join([*out, "</tbody></table>"])
        return (
            f'<div class="table-responsive">{table}</div>'
            if self.page in {"cms", "soup"}
            else table
        )

    def _cell(self, box: Box, grid: Grid, y: int) -> str:
        tag = "th" if box.head and self.page in {"plain", "export"} else "td"
        spans = f' colspan="{box.cols}"' if box.cols > 1 else ""
        spans += f' rowspan="{box.rows}"' if box.rows > 1 else ""
        if isinstance(box.content, Ticks):
            inner = ticks_html(self.style, box.content, late=y > len(grid.rows) // 2)
        elif box.nested:
            rows = "".join(
                f"<tr><td>{self._text(text)}</td></tr>" for text in box.content.split("\n")
            )
            inner = f"<table>{rows}</table>"
        elif grid.name == "departments" and self.page in {"mso", "cms"}:
            inner = "".join(f"<p>{self._text(text)}</p>" for text in box.content.split("\n"))
        else:
            inner = self._text(box.content) or "&nbsp;"
        if self.page == "mso" and not inner.startswith("<"):
            inner = f'<p class="MsoNormal" align=center style="text-align:center;" ><span style="font-size:12.0pt" >{inner}</span></p>'
        return f"<{tag}{spans}>{inner}</{tag}>"
