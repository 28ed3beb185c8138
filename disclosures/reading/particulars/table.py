"""The kinds of particulars: what each looks like, what else must be true of it, how sure that is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from disclosures.reading.particulars.digits import is_card, is_identity


class Weight(StrEnum):
    """How sure it is: `certain` no other number looks so, `likely` a person may say what else it is, `perhaps`."""

    CERTAIN = "certain"
    LIKELY = "likely"
    PERHAPS = "perhaps"


@dataclass(frozen=True)
class Kind:
    """One way a kind of particulars is written. `it` names the group that is the particular itself."""

    label: str
    pattern: re.Pattern[str]
    weight: Weight = Weight.LIKELY
    true: Callable[[str], bool] | None = None


_S = r"[ \t\-\u2010-\u2015\u2212.·\u00ad\u200b-\u200f\u2060\ufeff]"
"""What may stand between the digits of a number: a blank, a stroke, a dot, what nobody sees."""
_ON = r"(?<![0-9A-Za-z/=])(?<![0-9]-)"
_OFF = r"(?![0-9A-Za-z])(?!\s?(?:元|万|亿|人(?!联系)|名|件|次|份|册|%|号文))"
_SAYS = r"(?:号码?|账号|ID|id|No\.?)?[\s:：为是=（(【\[「“\"-]{0,4}"
_NO = r"(?<!编号)(?<!编号[:： ])(?<!文号)(?<!文号[:： ])(?<!流水号)(?<!流水号[:： ])(?<!订单号)(?<!订单号[:： ])"


def _kind(
    label: str,
    pattern: str,
    weight: Weight = Weight.LIKELY,
    true: Callable[[str], bool] | None = None,
) -> Kind:
    return Kind(label, re.compile(pattern, re.IGNORECASE), weight, true)


def _digits(count: str) -> str:
    return rf"[0-9](?:{_S}?[0-9]){count}"


_CARD_WORD = r"(?:银行卡|卡号|银行账[号户]|收款账[号户]|开户行?|储蓄卡|信用卡|支付宝)"
_PRIVATE_POST = (
    r"(?:vip\.)?(?:qq|163|126|139|189|188|wo|sina|sohu|yeah|aliyun|gmail|googlemail|outlook|hotmail|foxmail|icloud"
    r"|me|live|yahoo|ymail|msn|21cn|tom|263|proton|protonmail|petalmail)\.(?:com\.cn|com|cn|net|me)"
)
_AT = r"(?:\s?[@＠]\s?|\s?[\[(（【]at[\])）】]\s?)"
_LOCAL = r"(?<![A-Z0-9_.+-])[A-Z0-9_.+-]{1,40}"

KINDS: tuple[Kind, ...] = (
    _kind("身份证号", rf"{_ON}(?P<it>[1-8]{_S}?[0-9](?:{_S}?[0-9]){{15}}{_S}?[0-9X]){_OFF}", Weight.CERTAIN, is_identity),
    _kind("身份证号", rf"(?:身份证|证件|居住证|居民证|\bSFZ){_SAYS}(?P<it>[1-9](?:{_S}?[0-9]){{14}}(?:(?:{_S}?[0-9]){{2}}{_S}?[0-9X])?)(?![0-9])"),
    _kind("身份证号", rf"{_NO}{_ON}(?P<it>[1-9][0-9]{{14}}){_OFF}", Weight.LIKELY, is_identity),
    _kind("个人邮箱", rf"(?P<it>{_LOCAL}{_AT}{_PRIVATE_POST})(?![A-Z0-9-]|\.[A-Z])"),
    _kind("个人邮箱", rf"(?P<it>{_LOCAL}@(?:m|s|stu|stud|student|students|st|xs|mails?)\.(?:[A-Z0-9-]+\.)+[A-Z]{{2,6}}|(?<![A-Z0-9_+-])[A-Z]{{0,2}}[0-9]{{7,14}}@(?:[A-Z0-9-]+\.)+[A-Z]{{2,6}})"),
    _kind("邮箱", rf"(?P<it>{_LOCAL}@(?:[A-Z0-9-]{{1,40}}\.){{1,4}}(?:com|net|cn|cc|me|top|vip|xyz|info|io))(?<!edu\.cn)(?<!gov\.cn)(?<!org\.cn)(?<!ac\.cn)(?![A-Z0-9-]|\.[A-Z])", Weight.PERHAPS),
    _kind("护照或通行证号", rf"(?:护照|passport|通行证|台胞证|回乡证){_SAYS}(?P<it>[A-Z]{{1,2}}\s?[0-9]{{7,9}}|[A-Z][A-Z0-9][0-9]{{7}}|[0-9]{{8}})(?![0-9])"),
    _kind("银行卡号", rf"{_NO}{_ON}(?P<it>62{_S}?{_digits('{13,16}')}){_OFF}", Weight.CERTAIN, is_card),
    _kind("银行卡号", rf"{_CARD_WORD}[^0-9\n]{{0,12}}(?P<it>{_digits('{11,20}')})(?![0-9])"),
    _kind("学号", rf"(?:学号|学籍号|学生证号|准考证号|考生号|一卡通号|校园卡号)(?:码)?[\s:：为是=（(]{{0,4}}(?P<it>[A-Z]{{0,3}}[0-9](?:{_S}?[0-9]){{5,17}})(?![0-9])(?!\s?(?:人|名|个|元))"),
    _kind("QQ号", rf"(?:QQ|扣扣|企鹅号?|Q群|群号)(?:交流|工作|咨询|官方)?(?:群|群号)?{_SAYS}(?P<it>[1-9](?:{_S}?[0-9]){{4,11}})(?![0-9])(?!\s?(?:人|名|个|元))"),
    _kind("微信号", r"(?:微信(?!公众|平台|小程序|服务|订阅|群)|\bVX|\bWX|wechat)(?:号码?|ID)?(?:[:：为是=]\s*|\s+|(?<=号))(?P<it>(?=[A-Z0-9_-]*[0-9_-])[A-Z][A-Z0-9_-]{5,19})(?![A-Z0-9_-])"),
    _kind("微信号", r"(?<![A-Z0-9_])(?P<it>wxid_[a-z0-9]{8,20})", Weight.CERTAIN),
    _kind("手机号", rf"{_NO}{_ON}(?P<it>(?:\+|00)?(?:86{_S}?)?1[3-9][0-9]{_S}?[0-9]{{4}}{_S}?[0-9]{{4}}){_OFF}"),
    _kind("手机号", rf"{_NO}{_ON}(?P<it>1[3-9][0-9]{_S}?[0-9]{{3}}{_S}?[0-9]{{5}}|1[3-9][0-9]{{2}}{_S}?[0-9]{{3}}{_S}?[0-9]{{4}}|1(?P<s>{_S})[3-9](?:(?P=s)[0-9]){{9}}){_OFF}"),
    _kind("手机号", rf"(?:电话|联系方式|手机|致电|拨打|微信|同号)[^0-9\n。；]{{0,6}}(?P<it>1[3-9](?:{_S}{{0,2}}[0-9]){{9}})(?![0-9])"),
    _kind("电话号码", rf"(?<![0-9A-Za-z/\-])(?<![A-Za-z]\.)(?P<it>[(（]?(?:\+?86{_S}?)?0[1-9][0-9]{{1,2}}[)）]?{_S}{{0,2}}[2-9][0-9]{{2,3}}{_S}?[0-9]{{4}}(?:[-转][0-9]{{1,6}})?)(?![0-9A-Za-z])"),
    _kind("电话号码", rf"(?:电话|联系方式|手机|热线|致电|座机|传真|短号)(?:号码?)?[:：是为]{{0,2}}\s*(?P<it>[2-9][0-9]{{2,3}}{_S}?[0-9]{{4}})(?![0-9])(?!\s?(?:元|人|次|件|个|条))"),
    _kind("出生日期", r"(?:出生(?:日期|年月日?|时间)?|生日|生于|birthday|\bDOB\b)[\s:：为是于在（(]{0,3}(?P<it>(?:19|20)[0-9]{2}\s?[-年./]\s?[0-9]{1,2}(?:\s?[-月./]\s?[0-9]{1,2}日?|月)?|(?:19|20)[0-9]{6})(?![0-9])"),
    _kind("出生日期", r"(?<![0-9])(?P<it>(?:19|20)[0-9]{2}\s?[-年./]\s?[0-9]{1,2}(?:\s?[-月./]\s?[0-9]{1,2}日?|月)?)\s?(?:出生|生(?=[，,。；;、）)\s]|$))"),
    _kind("住址", r"(?:家庭(?:住址|地址)|现住址|常住地址|户籍地址|住址)[\s:：为是]{1,3}(?P<it>[\u3400-\u9fff][\u3400-\u9fff0-9A-Z\-#（）()]{4,60})"),
    _kind("住址", r"(?:宿舍|寝室|公寓|现住|住在|居住于|学生楼|[东西南北]苑|[东西南北]区)[\s:：为是]{0,2}(?P<it>[\u3400-\u9fff]{0,6}[0-9]{1,2}\s?(?:号楼|栋|幢|舍|#|号|-)[\u3400-\u9fff]{0,4}\s?-?[0-9]{3,4}(?:室|房间?|寝室?|宿舍|号房)?)(?![0-9])"),
)  # fmt: skip
"""In this order: a number that is one kind is no other. Patterns read folded text (see `places`)."""
