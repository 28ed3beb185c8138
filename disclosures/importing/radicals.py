"""Radicals that printers write in place of the characters they look like (⼯ for 工, ⻓ for 长)."""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺀⺁⺂⺄⺅⺆⺇⺈⺊⺌⺍⺎⺒⺓⺔⺖⺗⺘⺙⺛⺝⺟⺠⺡⺢⺣⺤⺥⺩⺪⺫⺬⺭⺮⺯⺲⺶⺷⺹⺻⺼⺽⺾"
    "⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_MEANT = (
    "冫厂乛乙亻冂几刀卜小小尢巳幺彑忄心扌攵旡月母民氵氺灬爪爫王疋目示礻竹纟罒羊羊老聿月臼艹"
    "虎衤覀西见角讠贝车辶辶辶阝钅长长门阜阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齐歯齿竜龙龜龟龟"
)
_KANGXI = range(0x2F00, 0x2FD6)

RADICALS: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    ord("⼾"): "户",
    **{ord(old): new for old, new in zip(_SUPPLEMENT, _MEANT, strict=True)},
}
"""For ``str.translate``."""
