"""A ticked and an empty box in Word, in all the ways that files have them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from .script import Ticks

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_ids = count(100200300)
Put = Callable[[Paragraph, bool, str], None]


def _typed(yes: str, no: str) -> Put:
    def put(paragraph: Paragraph, ticked: bool, word: str) -> None:
        paragraph.add_run((yes if ticked else no) + word)

    return put


def _font(font: str, yes: str, no: str, also: str | None = None) -> Put:
    """Characters of a symbol font: what is stored is a letter, what is seen a box."""

    def put(paragraph: Paragraph, ticked: bool, word: str) -> None:
        run = paragraph.add_run(yes if ticked else no)
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        for key in ("ascii", "hAnsi") if also is None else ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(
                f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{key}", font
            )
        paragraph.add_run(word)

    return put


def _sym(font: str, yes: str, no: str) -> Put:
    def put(paragraph: Paragraph, ticked: bool, word: str) -> None:
        run = paragraph.add_run()
        char = yes if ticked else no
        run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="{font}" w:char="{char}"/>'))
        paragraph.add_run(word)

    return put


def _control(yes: str) -> Put:
    def put(paragraph: Paragraph, ticked: bool, word: str) -> None:
        shown = chr(int(yes, 16)) if ticked else "☐"
        paragraph._p.append(parse_xml(
            f'<w:sdt {nsdecls("w")} {W14}><w:sdtPr><w:id w:val="{next(_ids)}"/><w14:checkbox>'
            f'<w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="{yes}" w14:font="MS Gothic"/>'
            f'<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>'
            f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr>'
            f"<w:t>{shown}</w:t></w:r></w:sdtContent></w:sdt>"
        ))  # fmt: skip
        paragraph.add_run(word)

    return put


def _field(paragraph: Paragraph, ticked: bool, word: str) -> None:
    """The check box of Word's old forms: the state is in the field, nothing in the text."""
    data = (
        '<w:ffData><w:name w:val="c"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
        f'<w:checked w:val="{int(ticked)}"/></w:checkBox></w:ffData>'
    )
    begin = f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>'
    code = '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>'
    for xml in (begin, code, '<w:fldChar w:fldCharType="end"/>'):
        head, _, rest = xml.partition(" ")
        run = paragraph.add_run()
        run._r.append(parse_xml(f"{head} {nsdecls('w')} {rest}"))
    paragraph.add_run(word)


def _after(yes: str, no: str) -> Put:
    def put(paragraph: Paragraph, ticked: bool, word: str) -> None:
        paragraph.add_run(word + (yes if ticked else no))

    return put


KINDS: dict[str, Put] = {
    "box": _typed("☑", "□"),
    "ballot": _typed("☑", "☐"),
    "root": _typed("√", "□"),
    "check": _typed("✓", "□"),
    "heavy": _typed("✔", "☐"),
    "square": _typed("■", "□"),
    "wingdings": _font("Wingdings 2", "R", "£"),
    "wingdings-1": _font("Wingdings", "\u00fe", "\u00a8"),
    "sym": _sym("Wingdings 2", "F052", "F0A3"),
    "sym-1": _sym("Wingdings", "F0FE", "F0A8"),
    "private": _font("Wingdings 2", "\uf052", "\uf0a3", "all"),
    "private-bare": _typed("\uf052", "\uf0a3"),
    "control": _control("2611"),
    "control-x": _control("2612"),
    "paren": _typed("(", "□"),
    "after": _after("√", "□"),
    "after-box": _after("☑", "☐"),
    "brackets": _typed("[√]", "[ ]"),
    "circle": _typed("●", "○"),
    "root-blank": _typed("√", " "),
    "field": _field,
    "tight": _typed("☑", "□"),
    "spaced": _typed("☑ ", "□ "),
    "cross": _typed("√", "×"),
    "dot": _typed("⊙", "○"),
    "after-brackets": _after("（√）", "（　）"),
}


def put_ticks(
    new_paragraph: Callable[[], Paragraph], kind: str, ticks: Ticks, *, two: bool
) -> None:
    """Write both boxes of an answer into one paragraph or two."""
    paragraph = new_paragraph()
    if kind == "word":
        words = {"both": f"{ticks.yes}{ticks.no}", "blank": "", "是": ticks.yes, "否": ticks.no}
        paragraph.add_run(words[ticks.answer])
        return
    put = KINDS[kind]
    yes, no = ticks.ticked
    put(paragraph, yes, ticks.yes)
    if two:
        paragraph = new_paragraph()
    elif kind != "tight":
        paragraph.add_run("　" if kind == "square" else " ")
    put(paragraph, no, ticks.no)
