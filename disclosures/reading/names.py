"""Names of people."""

import re

_CJK = r"[\u3400-\u9fff\U00020000-\U0003ffff·]"


def person_name(text: str) -> str:
    """Return a name as it is compared and kept: no inner spaces between Chinese characters.

    ``王　明`` → ``王明``; the dots of names from other languages are made alike; the words of a
    Latin name keep one space between them.
    """
    name = re.sub(r"\s+", " ", text).strip()
    name = re.sub(rf"(?<={_CJK}) (?={_CJK})|(?<={_CJK}) (?=\W)|(?<=\W) (?={_CJK})", "", name)
    return re.sub("[•・‧∙．.](?=\\S)", "·", name) if re.search(_CJK, name) else name
