"""The title of the charter: the own school's, the own union's."""

import re
from collections.abc import Iterator

from disclosures.checks.catalogue.strangers import strangers
from disclosures.checks.facts import Facts
from disclosures.checks.facts.wording import clip, squeeze
from disclosures.checks.finding import Severity
from disclosures.checks.prose.guards import faculty_words
from disclosures.checks.registry import Hit, rule

_PLACEHOLDER = re.compile(
    r"[XxＸ×✕*＊○〇◯_＿?？]{2,}|学校名称|学校全称|单位名称|样例|范本|范文|模板|示例|样本|参考文本|某某?(?=大学|学院|学校|高校|校|省|市)|\{[^{}]{0,12}\}|【[^【】]{0,8}】|…{1,3}(?=大学|学院|学生会)"
)
_ANOTHER = re.compile(
    r"社团(?:联合会|管理)|志愿者(?:协会|联合会)|自律委员会|自管会|宿管会|公寓(?:自治|管理)|团总支|团支部|班(?:级)?委员?会|艺术团|广播站|勤工助学|科学技术协会|科协|心理协会"
)
_BOTH = re.compile(r"学生会[(（/、和]研究生会[)）]?|学生[(（]研究生[)）]会")
_TITLE_LINES = 3
LONGEST_TITLE = 60


@rule("T20", "章程的标题是本校、本组织的", Severity.WARNING, reads=("charter",))
def own_title(facts: Facts) -> Iterator[Hit]:
    """The charter's title names another school or organisation, or still has the placeholder.

    Read in the field and in the first lines of the text. A title for 学生会（研究生会） of a union
    that is only one of them is information. Left alone: short names of the own school.
    """
    for path, title in _titles(facts):
        name = squeeze(title)
        blank = _PLACEHOLDER.search(name)
        stranger = next(iter(strangers(facts, name, title=True)), "")
        if blank:
            said = f"章程标题“{clip(title)}”里还有没有填写的“{blank[0]}”。请改成本校的名称。"
            yield Hit(path, said, f"{clip(title)}：{blank[0]}")
        elif stranger:
            said = f"章程标题“{clip(title)}”写的是“{stranger}”，不是本校。请核对是否用错了文件。"
            yield Hit(path, said, f"{clip(title)}：{stranger}")
        elif _is_foreign(facts, name):
            said = f"章程标题“{clip(title)}”像是其他组织的文件。请核对是否用错了文件。"
            yield Hit(path, said, clip(title))
        elif _BOTH.search(name) and not _BOTH.search(squeeze(facts.context.organisation)):
            said = f"章程标题“{clip(title)}”保留了模板里的写法。请只写本组织的名称。"
            yield Hit(path, said, clip(title), severity=Severity.INFORMATION)


def _is_foreign(facts: Facts, name: str) -> bool:
    """Whether a title is of another body: a faculty's union, a federation, the other kind of union, other rules."""
    rest = name.replace(squeeze(facts.context.school) or "本校", "")
    organisation = squeeze(facts.context.organisation)
    if re.search(r"办法|条例|细则|规定|规则|方案", rest) and "章程" not in rest:
        return True
    if "学生联合会" in rest and "联合会" not in organisation:
        return True
    if faculty_words(facts.context.school).search(rest):
        return True
    graduate, other = "研究生" in organisation, "研究生会" in rest
    one_kind = not _BOTH.search(rest) and not _BOTH.search(organisation)
    if one_kind and other != graduate and (other or "学生会" in rest):
        return True
    return bool(_ANOTHER.search(rest)) and "学生会" not in rest and not other


def _titles(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield path and words of the title, and of the first lines of the text that look like one."""
    if title := facts.content.charter.title[:LONGEST_TITLE]:
        yield "charter.title", title
    for line in facts.text("charter").splitlines()[:_TITLE_LINES]:
        if len(line) <= LONGEST_TITLE and squeeze(line).endswith("章程"):
            yield "charter.text", line
            return
