"""Carve two carried faces of the PDF out of Debian's packages; number the glyphs of the others anew.

Needs `fonts-noto-cjk-extra` and `fonts-lxgw-wenkai` unpacked below the folder given, for
instance by `apt-get download` and `dpkg-deb -x`. Run once; the results are committed:

    python scripts/carve_faces.py FOLDER

Reserved names do not appear in the results, as the Open Font License asks.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).parents[1] / "disclosures/publication/fonts"
LATIN = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
SIGNS = {*range(0x2000, 0x2070), *range(0x2460, 0x2500), *range(0x3000, 0x3040), *range(0xFF00, 0xFFF0)}  # fmt: skip
HAN = {0x3007, *range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x33480)}  # fmt: skip

SPACES = {0x20, 0xA0, 0x3000}
"""A space beside a character is drawn in that character's face, and must not be missing there."""


def carve(font: TTFont, characters: set[int], family: str, name: str) -> None:
    """Write those `characters` of `font` that it has as the face `family`, file `name`."""
    options = subset.Options(layout_features=["locl", "ccmp"], hinting=False, name_IDs=[0, 13, 14])
    options.retain_gids = "CFF " in font  # a CID face names its glyphs by these numbers
    worker = subset.Subsetter(options)
    worker.populate(unicodes=characters & set(font.getBestCmap()))
    worker.subset(font)
    words = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", "")}
    for number, text in words.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        _rename(font["CFF "].cff, words[6])
    font.save(FONTS / name)


def number_anew(path: Path) -> None:
    """Give the glyphs of a CID face the numbers of their places, which WeasyPrint writes for them.

    In Fandol's own files the last 1,400 differ (– ¥ € among them): a reader that keeps to the
    standard shows nothing, or another glyph.
    """
    font = TTFont(path, recalcBBoxes=False)
    top = font["CFF "].cff.topDictIndex[0]
    new = [".notdef", *(f"cid{n:05d}" for n in range(1, len(top.charset)))]
    strings = top.CharStrings.charStrings
    top.CharStrings.charStrings = {b: strings[a] for a, b in zip(top.charset, new, strict=True)}
    top.charset = new
    font.save(path)


def _rename(cff: object, name: str) -> None:
    cff.fontNames = [name]
    top = cff.topDictIndex[0]
    top.FullName = top.FamilyName = name


def main(folder: Path) -> None:
    """小标宋 for the characters of 仿宋, and every Han character that 仿宋 lacks."""
    fang = set(TTFont(FONTS / "FandolFang-Regular.otf").getBestCmap())
    serif = TTCollection(next(folder.rglob("NotoSerifCJK-SemiBold.ttc"))).fonts
    chinese = next(one for one in serif if one["name"].getDebugName(16) == "Noto Serif CJK SC")
    carve(chinese, (fang & HAN) | LATIN | SIGNS, "Portal Title Song", "TitleSong-SemiBold.otf")
    light = TTFont(next(folder.rglob("LXGWWenKai-Light.ttf")))
    carve(light, (HAN - fang) | SPACES, "Portal Names", "Names-Light.ttf")
    for name in ("FandolFang-Regular.otf", "FandolKai-Regular.otf"):
        number_anew(FONTS / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
