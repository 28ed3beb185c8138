"""A photograph of a sealed page, invented: the demonstration's colleges upload it as their pledge."""

from __future__ import annotations

import io
from functools import cache

from disclosures.publication.fetch import FONTS

SIZE = (900, 1270)
INK, SEAL = "#222222", "#c0392b"


@cache
def photograph() -> bytes:
    """Return the picture (JPEG): a heading, a line for the signature, a round red seal."""
    from PIL import Image, ImageDraw, ImageFont

    kai = str(FONTS / "FandolKai-Regular.otf")
    sheet = Image.new("RGB", SIZE, "#fbfaf6")
    pen = ImageDraw.Draw(sheet)
    pen.text((450, 180), "承 诺 书", INK, ImageFont.truetype(kai, 64), anchor="mm")
    pen.text((130, 330), "（演示用的扫描件，不是真的承诺书）", INK, ImageFont.truetype(kai, 38))
    pen.text((420, 880), "签名：", INK, ImageFont.truetype(kai, 40))
    pen.line((530, 925, 780, 925), INK, 2)
    pen.ellipse((520, 800, 760, 1040), outline=SEAL, width=8)
    pen.text((640, 920), "演示印章", SEAL, ImageFont.truetype(kai, 44), anchor="mm")
    target = io.BytesIO()
    sheet.save(target, format="JPEG", quality=80)
    return target.getvalue()
