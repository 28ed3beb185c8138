"""The main content of a web page: without the site's head, menus, foot and buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosures.importing.blocks import Block, Paragraph
from disclosures.importing.readers.html_tree import drop
from disclosures.structure.labels import read_label

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ANYWHERE = (
    r"nav|navbar|navigation|menu|sidebar|breadcrumbs?|crumbs?|copyright|bdsharebuttonbox|toolbar"
    r"|friend[_-]?links?|prevnext|pre[_-]?next|pagination|pager|qrcode|backtop|gotop|fontsize"
)
_ALONE = (
    r"header|head|footer|foot|aside|position|location|curr?ent[_-]?(?:pos|position|location)|share|search|searchbox"
    r"|login|banner|logo|links|prev|next|related|recommend|comments?|metas?|arti_metas|article[_-]?(?:info|meta)"
    r"|news[_-]?info|info[_-]?bar|print|language|ads?"
)
_FURNITURE = re.compile(
    rf"(?:^|\s)(?:(?:[a-z]+[_-])?(?:{_ANYWHERE})|(?:site|page|top|main|global|web)?[_-]?(?:{_ALONE}))"
    r"(?:[_-]?(?:box|bar|wrap|wrapper|area|list|top|bottom|left|right|inner|con|container))?(?=$|\s)",
    re.IGNORECASE,
)
"""Names of classes that say what is no text: a ``section-header`` may be one, a ``header`` is none."""
_TITLE = re.compile(r"(?:^|[\s_-])[^\W_]*(?:title|headline|biaoti|tit)(?=$|[\s_-])", re.IGNORECASE)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BOXES = frozenset(
    [
        "div",
        "section",
        "article",
        "main",
        "form",
        "center",
        "td",
        "tr",
        "tbody",
        "table",
        "body",
        "html",
        "span",
        "font",
    ]
)
_LANDMARKS = frozenset(["header", "footer", "aside"])
_MOST, _LITTLE, _SOME = 0.85, 0.2, 200
_EDGE, _SHORT, _WORDS = 12, 160, 24
_LINE = re.compile(
    r"(?:【|\[|［)?(?:当前位置|您(?:现在|当前)?(?:的|所在)?(?:所在)?(?:的)?位置|首页\s*[>»›/-]|上一[篇条页]|下一[篇条页]|返回(?:首页|列表|顶部)|打印(?:本[页文])?|关闭(?:窗口|本页)?"
    r"|分享(?:到|至)|扫一扫|(?:责任)?编辑[:：]|(?:作者|来源|撰稿|审核|供稿|摄影|文字?来源|信息来源)[:：].{0,30}(?:时间|日期|浏览|点击|阅读|次数|$)"
    r"|(?:发布|更新|添加|创建|上传|发表)(?:时间|日期|者|人|单位|部门)[:：]|(?:浏览|点击|阅读|访问)(?:次数|量|数)?[:：]|字[体号][:：]|版权所有|copyright|©"
    r"|[\w\s]{0,20}ICP备|.{0,10}公网安备|技术支持[:：]|友情链接|相关(?:阅读|链接|文章|新闻)[:：]?$|附件下载[:：]?$|设为首页|加入收藏)",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"版权所有|copyright|©|ICP备|公网安备|邮编|技术支持|(?:地址|电话|传真)[:：]|欢迎您|今天是",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:当前位置|您(?:现在|当前)?(?:的|所在)?(?:所在)?(?:的)?位置)")
_BEHIND = re.compile(r"(?:【|\[)?(?:上一[篇条页]|下一[篇条页])")


def content(root: HtmlElement) -> HtmlElement:
    """Take the site's furniture out of the tree and return the smallest element that holds the rest."""
    body = root.find("body")
    body = root if body is None else body
    weights = weigh(body)
    total = weights[body]
    _unfurnish(body, weights)
    weights = weigh(body)
    here = body
    while (inner := _heaviest(here, weights)) is not None and weights[inner] >= _MOST * weights[
        body
    ]:
        here = inner
    if here is not body and total:
        _clear_around(here, body, weights)
    return body


def weigh(body: HtmlElement) -> dict[HtmlElement, int]:
    """Return for every element how many characters of it are no links and no spaces."""
    from lxml import etree

    weights: dict[HtmlElement, int] = {}
    for _event, element in etree.iterwalk(body, events=("end",)):
        own = _count(element.text)
        for child in element:
            own += weights.get(child, 0) + _count(child.tail)
        weights[element] = 0 if element.tag == "a" and element.get("href") else own
    return weights


def _count(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _unfurnish(body: HtmlElement, weights: dict[HtmlElement, int]) -> None:
    """Drop what names itself menu, foot, share button … and holds little of the text."""
    for element in list(body.iter()):
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        named = element.tag in _LANDMARKS or bool(names and _FURNITURE.search(names[:300]))
        if not named or element in (body, body.getparent()) or element.tag in ("td", "tr", "tbody"):
            continue
        little = weights[element] <= _LITTLE * weights[body]
        if little and not _TITLE.search(names) and not _says_something(element, weights):
            drop(element)


def _says_something(element: HtmlElement, weights: dict[HtmlElement, int]) -> bool:
    """Say whether an element is more than furniture: a table, a heading that is no link, a numbered line."""
    headings = [element] if element.tag in _HEADINGS else element.iter(*_HEADINGS)
    return (
        any(weights.get(each, 0) for each in headings)
        or read_label(element.text_content()[:_SOME].strip()) is not None
        or _has_table(element)
    )


def _has_table(element: HtmlElement) -> bool:
    """Say whether there is a table with at least four filled cells and no menus in it."""
    cells = [cell for cell in element.iter("td", "th") if cell.find(".//a") is None]
    return sum(1 for cell in cells if _count(cell.text_content())) >= 4  # noqa: PLR2004


def _heaviest(element: HtmlElement, weights: dict[HtmlElement, int]) -> HtmlElement | None:
    boxes = [child for child in element if child.tag in _BOXES]
    return max(boxes, key=weights.__getitem__, default=None)


def _clear_around(main: HtmlElement, body: HtmlElement, weights: dict[HtmlElement, int]) -> None:
    """Of what stands around the main content, keep the page's title, tables, headings and sentences."""
    titled = _titled(main)
    here = main
    while here is not body:
        parent = here.getparent()
        if parent is None:
            return
        behind = False
        for child in list(parent):
            if child is here:
                behind = True
                continue
            title = not behind and not titled and _is_title(child, weights)
            if not title and _aside(child, weights):
                drop(child)
        titled = titled or any(_is_title(child, weights) for child in parent if child is not here)
        here = parent


def _aside(element: HtmlElement, weights: dict[HtmlElement, int]) -> bool:
    """Say whether what stands beside the main content is short, mostly links, or a line of furniture."""
    weight = weights.get(element, 0)
    text = " ".join(element.text_content().split())
    if weight >= _SOME or _has_table(element):
        return False
    if _count(text) > 2 * weight or _FOOT.search(text) or _LINE.match(text):
        return True
    return weight < _WORDS and element.tag not in _HEADINGS and read_label(text) is None


def _titled(main: HtmlElement) -> bool:
    first = next((each for each in main.iter("h1")), None)
    return first is not None


def _is_title(element: HtmlElement, weights: dict[HtmlElement, int]) -> bool:
    """Say whether an element is, or holds, a heading that is no link."""
    if not 0 < weights.get(element, 0) <= _SOME:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag in _HEADINGS or _TITLE.search(names):
        return True
    return any(weights.get(each, 0) for each in element.iter(*_HEADINGS))


def trim(blocks: list[Block]) -> list[Block]:
    """Drop the lines of furniture before and behind the text: where one is, when published, next page."""
    head, tail = blocks[:_EDGE], blocks[_EDGE:]
    for place, block in enumerate(head):
        if _is_line(block, _BEFORE):
            head = head[place + 1 :]
            break
    blocks = [block for block in head if not _is_line(block, _LINE)] + tail
    cut = max(len(blocks) - _EDGE, 0)
    rest, end = blocks[:cut], blocks[cut:]
    for place, block in enumerate(end):
        if _is_line(block, _BEHIND):
            end = end[:place]
            break
    return rest + [block for block in end if not _is_line(block, _LINE)]


def _is_line(block: Block, pattern: re.Pattern[str]) -> bool:
    return (
        isinstance(block, Paragraph)
        and len(block.text) <= _SHORT
        and pattern.match(block.text.strip()) is not None
    )
