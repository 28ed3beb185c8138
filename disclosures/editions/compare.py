"""What one year's form has new against another's, as sentences for a person.

Pure: two forms in, differences out. Indicators are the same where their ids are, sections
where their keys are, columns where they hold the same field.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from disclosures.editions import labels
from disclosures.editions.model import EditionForm
from disclosures.editions.parts import Column, Indicator, Part, Section, Window
from disclosures.editions.wording import Piece, pieces

Kind = Literal["new", "gone", "renumbered", "reworded", "marked", "moved", "changed"]


@dataclass(frozen=True)
class Difference:
    """One difference: ``place`` as in the data (``indicators.i03``), old and new as printed.

    ``sentence`` says it in full; ``pieces`` shows a rewording word by word.
    """

    kind: Kind
    place: str
    old: str
    new: str
    sentence: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Old and new in one line, for texts that were reworded; else none."""
        return pieces(self.old, self.new) if self.kind == "reworded" else ()

    @property
    def summary(self) -> str:
        """The sentence without the new text, for where :attr:`pieces` stand below it."""
        return self.sentence.partition("，现为")[0].removesuffix("。") + "："

    @property
    def group(self) -> str:
        """The heading under which it is shown."""
        return GROUPS[self.place.split(".", maxsplit=1)[0]]


GROUPS = {
    "texts": "固定文字和日期",
    "sections": "栏目",
    "indicators": "自评指标",
    "second_level": "二级学生会组织自评表",
    "roster": "工作人员名单",
    "departments": "组织架构表",
    "responsible": "主要责任人",
    "limits": "核验使用的数字",
    "rules": "核验规则",
}
"""First part of a place → heading, in the order of the page."""


def compare(old: EditionForm, new: EditionForm) -> list[Difference]:
    """Return what is different in ``new``, in the order of :data:`GROUPS`; none where all is alike."""
    return [
        *_texts(old, new),
        *_sections(old.sections, new.sections),
        *_indicators("indicators", old.indicators, new.indicators),
        *_second_level(old, new),
        *_tables(old, new),
        *_limits(old, new),
        *_rules(old, new),
    ]


def before(key: str, keys: Iterable[str]) -> str | None:
    """Return the newest of ``keys`` that is older than ``key``; None for the first."""
    return max((one for one in keys if one < key), default=None)


def _reworded(place: str, name: str, old: str, new: str) -> Iterator[Difference]:
    if old == new:
        return
    if not old:
        yield Difference("new", place, "", new, f"新增{name}：“{new}”。")
    elif not new:
        yield Difference("gone", place, old, "", f"不再有{name}（原为“{old}”）。")
    else:
        yield Difference("reworded", place, old, new, f"{name}的文字有改动，现为“{new}”。")


def _changed(place: str, name: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        sentence = f"{name}由“{old or '无'}”改为“{new or '无'}”。"
        yield Difference("changed", place, old, new, sentence)


def _texts(old: EditionForm, new: EditionForm) -> Iterator[Difference]:
    for name, label in labels.FIXED_TEXTS.items():
        short = name == "period"
        differ = _changed if short else _reworded
        yield from differ(f"texts.{name}", label, getattr(old, name), getattr(new, name))
    yield from _changed(
        "texts.congress_window",
        "学代会召开日期范围",
        _window(old.congress_window),
        _window(new.congress_window),
    )
    years = f"{old.intake_year}级", f"{new.intake_year}级"
    yield from _changed("texts.intake_year", "一年级新生的入学年份", *years)
    for name, label in labels.TABLE.items():
        values = (labels.shown(getattr(form.table, name)) for form in (old, new))
        yield from _changed(f"texts.table.{name}", label, *values)


def _window(window: Window) -> str:
    return f"{window.start.isoformat()}至{window.end.isoformat()}"


# --- Indicators ----------------------------------------------------------------------------


def _indicators(
    place: str, old: Iterable[Indicator], new: Iterable[Indicator]
) -> Iterator[Difference]:
    was, now = ({item.id: item for item in items} for items in (old, new))
    what = "二级表指标" if place.startswith("second") else "指标"
    for key, item in now.items():
        if key not in was:
            said = f"新增{what}{item.no}{item.mark}：{item.text}"
            yield Difference("new", f"{place}.{key}", "", item.text, said)
        else:
            yield from _indicator(f"{place}.{key}", what, was[key], item)
    for key, item in was.items():
        if key not in now:
            said = f"不再有{what}（原第{item.no}项）：{item.text}"
            yield Difference("gone", f"{place}.{key}", item.text, "", said)
    yield from _order(
        place, f"{what}的顺序", {k: i.no for k, i in was.items()}, {k: i.no for k, i in now.items()}
    )


def _indicator(place: str, what: str, old: Indicator, new: Indicator) -> Iterator[Difference]:
    name = f"{what}{new.no}"
    if old.no != new.no:
        said = f"{what}编号由{old.no}改为{new.no}：{new.text}"
        yield Difference("renumbered", place, old.no, new.no, said)
    yield from _reworded(place, name, old.text, new.text)
    if old.mark != new.mark:
        yield Difference("marked", place, old.mark, new.mark, _marked(name, old, new))
    was, now = (item.prompt.label if item.prompt else "" for item in (old, new))
    yield from _changed(f"{place}.prompt", f"{name}的备注提示", was, now)
    yield from _changed(f"{place}.group", f"{name}所属的分组", old.group, new.group)


def _marked(name: str, old: Indicator, new: Indicator) -> str:
    meant = {"★": "（核心指标）", "▲": "（观测指标）", "": ""}
    if not new.mark:
        return f"{name}不再标注{old.mark}{meant[old.mark]}。"
    if not old.mark:
        return f"{name}新标注{new.mark}{meant[new.mark]}。"
    return f"{name}的标注由{old.mark}改为{new.mark}{meant[new.mark]}。"


def _second_level(old: EditionForm, new: EditionForm) -> Iterator[Difference]:
    was, now = old.second_level, new.second_level
    if now and not was:
        yield Difference(
            "new", "second_level", "", "有", f"新增二级学生会组织自评表，共{len(now.items)}项。"
        )
    if was and not now:
        yield Difference("gone", "second_level", "有", "", "不再填二级学生会组织自评表。")
    if not (was and now):
        return
    yield from _indicators("second_level", was.items, now.items)
    names = (labels.shown(table.columns) for table in (was, now))
    yield from _changed("second_level.columns", "二级表的列名", *names)
    heads = (table.matrix.heading if table.matrix else "" for table in (was, now))
    yield from _changed("second_level.matrix", "逐个二级组织的明细表", *heads)


# --- Sections ------------------------------------------------------------------------------


def _sections(old: Iterable[Section], new: Iterable[Section]) -> Iterator[Difference]:
    was, now = ({item.key: item for item in items} for items in (old, new))
    for key, item in now.items():
        if key not in was:
            yield Difference("new", f"sections.{key}", "", item.title, f"新增栏目“{item.title}”。")
        else:
            yield from _section(f"sections.{key}", was[key], item)
    for key, item in was.items():
        if key not in now:
            said = f"不再有栏目“{item.title}”。"
            yield Difference("gone", f"sections.{key}", item.title, "", said)
    yield from _order(
        "sections",
        "栏目的顺序",
        {k: i.title for k, i in was.items()},
        {k: i.title for k, i in now.items()},
    )


def _section(place: str, old: Section, new: Section) -> Iterator[Difference]:
    name = f"栏目“{new.title}”"
    if old.number != new.number:
        was, now = old.number or "", new.number or ""
        said = f"{name}的编号由{was or '无'}改为{now or '无'}。"
        yield Difference("renumbered", place, was, now, said)
    if _bare(old) != _bare(new):
        said = f"栏目标题由“{old.title}”改为“{new.title}”。"
        yield Difference("reworded", place, old.title, new.title, said)
    if old.required != new.required:
        said = f"{name}由选填改为必填。" if new.required else f"{name}由必填改为选填。"
        yield Difference("changed", f"{place}.required", _required(old), _required(new), said)
    if old.picture != new.picture:
        said = f"{name}可以上传图片了。" if new.picture else f"{name}不再上传图片，改为填表。"
        yield Difference("changed", f"{place}.picture", "", "", said)
    if old.combined_with != new.combined_with:
        said = f"{name}与其他办法合写的方式有变化，请看新的栏目说明。"
        yield Difference("changed", f"{place}.combined_with", "", "", said)


def _bare(section: Section) -> str:
    """The title without its printed number, which is compared for itself."""
    return section.title.removeprefix(section.number or "").lstrip("、")


def _required(section: Section) -> str:
    return "必填" if section.required else "选填"


# --- Tables, limits, rules -----------------------------------------------------------------


def _tables(old: EditionForm, new: EditionForm) -> Iterator[Difference]:
    reads: dict[str, tuple[str, Callable[[EditionForm], tuple[Column, ...]]]] = {
        "roster.columns": ("名单公开的列", lambda form: form.roster.columns),
        "roster.asked": ("名单只填不公开的列", lambda form: form.roster.asked),
        "departments.columns": ("组织架构表的列", lambda form: form.departments.columns),
        "responsible.columns": ("责任人表的列", lambda form: form.responsible.columns),
    }
    for place, (name, read) in reads.items():
        yield from _columns(place, name, read(old), read(new))
        if place == "roster.asked":
            notes = old.roster.footnote, new.roster.footnote
            yield from _reworded("roster.footnote", "名单的脚注", *notes)
    rows = (labels.shown(form.responsible.rows) for form in (old, new))
    yield from _changed("responsible.rows", "责任人的类别", *rows)


def _columns(
    place: str, name: str, old: Iterable[Column], new: Iterable[Column]
) -> Iterator[Difference]:
    was, now = ({column.key: column.label for column in items} for items in (old, new))
    for key, label in now.items():
        if key not in was:
            yield Difference("new", f"{place}.{key}", "", label, f"{name}新增“{label}”。")
        else:
            yield from _changed(f"{place}.{key}", f"{name}的名称", was[key], label)
    for key, label in was.items():
        if key not in now:
            yield Difference("gone", f"{place}.{key}", label, "", f"{name}不再有“{label}”。")
    yield from _order(place, f"{name}的顺序", was, now)


def _order(place: str, name: str, old: dict[str, str], new: dict[str, str]) -> Iterator[Difference]:
    """Say that what stands in both stands in another order."""
    was, now = [key for key in old if key in new], [key for key in new if key in old]
    if was != now:
        one, other = "、".join(old[key] for key in was), "、".join(new[key] for key in now)
        yield Difference("moved", place, one, other, f"{name}有变化，现为：{other}。")


def _limits(old: EditionForm, new: EditionForm) -> Iterator[Difference]:
    for name, (label, unit) in labels.LIMITS.items():
        was, now = (labels.shown(getattr(form.limits, name)) + unit for form in (old, new))
        yield from _changed(f"limits.{name}", label, was, now)


def _rules(old: EditionForm, new: EditionForm) -> Iterator[Difference]:
    for name in sorted({*old.rules, *new.rules}):
        was, now = (_written(form.rules.get(name)) for form in (old, new))
        yield from _changed(f"rules.{name}", f"核验规则{name}", was, now)


def _written(setting: Part | None) -> str:
    if setting is None:
        return "照常执行"
    return "停用" if getattr(setting, "off", False) else "减轻"
