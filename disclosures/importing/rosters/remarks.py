"""What has to be said about a roster as it was read, in sentences."""

from __future__ import annotations

from disclosures.importing.rosters.columns import Columns
from disclosures.importing.rosters.person import Person

_SHOWN = 80


def about(people: list[Person], found: Columns, *, guessed: bool) -> list[str]:
    """Return the sentences: ranks put back, ranks lost, columns not taken, names missing."""
    said = [
        _put_back(people),
        _respelt(people),
        _lost(people),
        _private(found),
        _others(found),
        _no_header(people) if guessed else "",
        _nameless(people),
        _aside(people),
    ]
    return [sentence for sentence in said if sentence]


def _put_back(people: list[Person]) -> str:
    hits = [
        f"第{each.place + 1}行{each.row['name']}“{each.rank.was}”改回“{each.rank.raw}”"
        for each in people
        if each.rank and each.rank.was
    ]
    if not hits:
        return ""
    return f"表格软件把{len(hits)}个名次变成了日期，已按“名次/人数”改回，请核对：{_list(hits)}。"


def _respelt(people: list[Person]) -> str:
    hits = [
        f"{each.row['name']}“{each.rank.respelt}”"
        for each in people
        if each.rank and each.rank.respelt
    ]
    return f"有{len(hits)}个名次已写成“名次/人数”的样子，请核对：{_list(hits)}。" if hits else ""


def _lost(people: list[Person]) -> str:
    hits = [
        f"第{each.place + 1}行{each.row['name']}“{each.rank.raw}”"
        for each in people
        if each.rank and each.rank.lost
    ]
    if not hits:
        return ""
    return (
        f"表格软件把{len(hits)}个名次算成了小数，原来的名次和人数看不出来，照原样读入：{_list(hits)}。"
        "请改填“名次/人数”，例如“4/38”。"
    )


def _private(found: Columns) -> str:
    if not found.private:
        return ""
    columns = "”“".join(found.private)
    return f"“{columns}”是个人信息，公开材料不需要，没有读取。上传前最好从文件里删去。"


def _others(found: Columns) -> str:
    if not found.others:
        return ""
    columns = "”“".join(found.others)
    return f"“{columns}”在名单里没有对应的栏目，没有读取。如果读错了，请重新选择各列的含义。"


def _no_header(people: list[Person]) -> str:
    return "" if not people else "没有找到表头，各列的含义是根据内容判断的，请核对。"


def _nameless(people: list[Person]) -> str:
    places = [f"第{each.place + 1}行" for each in people if not each.row["name"]]
    return f"{_list(places)}没有姓名，请补填或删去这一行。" if places else ""


def _aside(people: list[Person]) -> str:
    names = [each.row["name"] for each in people if each.aside]
    return f"姓名后面括号里的文字没有读取：{_list(names)}。需要的话请填在备注里。" if names else ""


def _list(words: list[str]) -> str:
    more = f"等{len(words)}处" if len(words) > _SHOWN else ""
    return "、".join(words[:_SHOWN]) + more
