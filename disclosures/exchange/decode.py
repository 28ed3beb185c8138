"""From a file's bytes to data."""

import json


class Unreadable(ValueError):
    """The file holds no data that could be read; the sentence says why and what to do."""


def decode(raw: bytes) -> object:
    """Return the data of a JSON file (UTF-8, with or without BOM, or GB18030); ``Unreadable`` if none."""
    text = _text(raw)
    if not text.strip():
        raise Unreadable("文件是空的。请重新导出后再试。")
    try:
        data: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"这不是完整的 JSON 文件：第{error.lineno}行第{error.colno}个字符处读不下去。请重新导出后再试。"
        ) from None
    except (RecursionError, ValueError):
        raise Unreadable(
            "这个 JSON 文件嵌套过深或含有过长的数字，不是公开材料。请检查文件。"
        ) from None
    return data


def _text(raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("文件的文字编码认不出来。请另存为 UTF-8 编码的 JSON 文件后再试。")
