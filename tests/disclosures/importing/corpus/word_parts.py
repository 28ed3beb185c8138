"""Paragraphs as Word keeps them when people have worked on them: boxes, controls, tracked changes."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

AUTHOR = 'w:id="{id}" w:author="校对" w:date="2024-11-02T08:00:00Z"'


def put_text(paragraph: Paragraph, text: str) -> None:
    """Write text; a line break becomes Word's own."""
    for place, part in enumerate(text.split("\n")):
        if place:
            paragraph.add_run().add_break()
        cut = len(part) * 2 // 5 if len(part) % 3 == 0 else 0
        for run in (part[:cut], part[cut:]):
            if run:
                paragraph.add_run(run)


def put_smart(paragraph: Paragraph, text: str) -> None:
    """Write text with its dates and names in smart tags, as old Words made them."""
    for part in re.split(r"(\d{4}年\d+月\d+日)", text):
        if re.fullmatch(r"\d{4}年\d+月\d+日", part):
            tag = parse_xml(
                f'<w:smartTag {nsdecls("w")} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="chsdate"/>'
            )
            paragraph._p.append(tag)
            tag.append(paragraph.add_run(part)._r)
        elif part:
            paragraph.add_run(part)


def put_tracked(paragraph: Paragraph, text: str, ident: int) -> None:
    """Write text whose second half was inserted and beside which something was struck out."""
    half = len(text) // 2
    paragraph.add_run(text[:half])
    who = AUTHOR.format(id=ident)
    paragraph._p.append(parse_xml(
        f'<w:del {nsdecls("w")} {who}><w:r><w:delText>（此句待定，请审阅）</w:delText></w:r></w:del>'
    ))  # fmt: skip
    paragraph._p.append(parse_xml(
        f'<w:ins {nsdecls("w")} {who}><w:r><w:t xml:space="preserve">{escape(text[half:])}</w:t></w:r></w:ins>'
    ))  # fmt: skip


def put_link(
    document: Document, paragraph: Paragraph, text: str, address: str, *, field: bool
) -> None:
    """Write a link by relationship or by field."""
    before, _, after = text.partition(address)
    if before:
        paragraph.add_run(before)
    if field:
        for kind, inner in (("begin", ""), ("", f' HYPERLINK "{address}" '), ("separate", "")):
            run = paragraph.add_run()
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = inner
            run._r.append(mark)
        paragraph.add_run(address)
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), "end")
        paragraph.add_run()._r.append(mark)
    else:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        ident = document.part.relate_to(address, kind, is_external=True)
        link = parse_xml(f'<w:hyperlink {nsdecls("w", "r")} r:id="{ident}"/>')
        paragraph._p.append(link)
        link.append(paragraph.add_run(address)._r)
    if after:
        paragraph.add_run(after)


def put_boxed(paragraph: Paragraph, text: str) -> None:
    """Write text in a text box, twice as Word does: the drawing and its fallback."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent>"
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    paragraph.add_run()._r.append(parse_xml(
        f'<mc:AlternateContent {nsdecls("w")} {spaces}><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5000000" cy="500000"/>'
        f'<wp:docPr id="77" name="文本框 1"/><a:graphic><a:graphicData '
        f'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5000000" cy="500000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="width:400pt;height:40pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>'
        f"</mc:AlternateContent>"
    ))  # fmt: skip


def in_control(paragraph: Paragraph) -> None:
    """Put a whole paragraph into a content control of the body."""
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="填写"/></w:sdtPr><w:sdtContent/></w:sdt>'
    )
    paragraph._p.addprevious(control)
    control[1].append(paragraph._p)


def put_oddity(paragraph: Paragraph, count: int) -> None:
    """Add what is not seen or changes no word: bookmarks, comments' marks, moved text, proofing marks."""
    xml = ODDITIES[count % len(ODDITIES)]
    paragraph._p.append(parse_xml(xml.format(spaces=nsdecls("w"))))


ODDITIES = (
    '<w:proofErr {spaces} w:type="spellStart"/>',
    '<w:bookmarkStart {spaces} w:id="9000" w:name="_GoBack"/>',
    '<w:commentRangeStart {spaces} w:id="1"/>',
    "<w:r {spaces}><w:softHyphen/></w:r>",
    '<w:moveFrom {spaces} w:id="9100" w:author="校对"><w:r><w:t>（已移走的一句话）</w:t></w:r></w:moveFrom>',
    "<w:r {spaces}><w:lastRenderedPageBreak/></w:r>",
    "<w:r {spaces}><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r>",
)
