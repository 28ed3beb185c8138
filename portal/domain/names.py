"""Names of institutions as they are kept: tidied, spelt in pinyin, refused where they are none."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext as _

MOST_PINYIN = 240
_STRANGE = re.compile(r"[^\u3400-\u9fff\U00020000-\U000323af〇A-Za-z0-9（）·.—\-、 ]")
_LETTER = re.compile(r"[\u3400-\u9fff\U00020000-\U000323afA-Za-z]")


class NameRefusedError(ValueError):
    """A name cannot be kept; the message is a sentence for the page."""


def tidy(text: str) -> str:
    """Return `text` with single spaces and full-width brackets, so that one name has one spelling."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return spaced.replace("(", "（").replace(")", "）").replace("•", "·")


def checked(text: str, label: str, most: int) -> str:
    """Return the tidied name of an institution or a place.

    `label` is how the sentences call it, `most` the number of characters allowed. Raises
    NameRefusedError for nothing, too much, or what no such name holds (tags, pictographs,
    marks that turn the direction of writing).
    """
    name = tidy(text)
    if not name:
        raise NameRefusedError(_("请填写%s。") % label)
    if len(name) > most:
        raise NameRefusedError(
            _("%(label)s最多%(most)d个字，现在有%(now)d个字。")
            % {"label": label, "most": most, "now": len(name)}
        )
    strange = _STRANGE.search(name)
    if strange:
        raise NameRefusedError(
            _("%(label)s里有不能用的字符（%(sign)s），只能用汉字、字母、数字和括号，请删去。")
            % {"label": label, "sign": _shown(strange[0])}
        )
    if not _LETTER.search(name):
        raise NameRefusedError(_("%s里没有文字，请核对后重新填写。") % label)
    return name


def pinyin_keys(name: str) -> str:
    """A name's pinyin in full, then its initials: `yunlingdaxue yldx`; sorts and is searched."""
    from pypinyin import lazy_pinyin

    letters = [part.lower() for part in lazy_pinyin(name)]
    return f"{''.join(letters)} {''.join(part[:1] for part in letters)}"[:MOST_PINYIN]


def address_name(name: str) -> str:
    """Return what stands for `name` in addresses: pinyin, small letters and digits (may be "")."""
    from pypinyin import lazy_pinyin

    return re.sub(r"[^a-z0-9]+", "", "".join(lazy_pinyin(name)).lower())


def _shown(sign: str) -> str:
    """The sign itself, or its number where it cannot be seen."""
    return f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}"
