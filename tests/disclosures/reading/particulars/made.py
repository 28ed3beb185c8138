"""Sentences with invented particulars, and with numbers that only look like them.

Identity numbers have check digits that are right: they are drawn here, of nobody. Run as a module, it prints the
scanner's figures: ``python -m tests.disclosures.reading.particulars.made``.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from disclosures.reading.particulars import labels, scan
from disclosures.reading.particulars.digits import CHECKS, WEIGHTS

AREAS = ("110101", "310104", "420106", "520102", "650102")
AROUND = (
    "第三十条　本章程由办公室解释，{}。", "联系人李同学，{}（工作日）", "{}", "1.组织晚自习；2.{}；3.收集意见", "备注：{}，请勿外传",
)  # fmt: skip


def identity(rng: Random) -> str:
    """Eighteen digits with the right check digit."""
    born = f"{rng.randrange(1995, 2008)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    head = f"{rng.choice(AREAS)}{born}{rng.randrange(1000):03}"
    total = sum(int(one) * weight for one, weight in zip(head, WEIGHTS, strict=True))
    return head + CHECKS[total % 11]


def old_identity(rng: Random) -> str:
    """Fifteen digits."""
    born = f"{rng.randrange(50, 99)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    return f"{rng.choice(AREAS)}{born}{rng.randrange(1000):03}"


def card(rng: Random) -> str:
    """Nineteen digits with the right check digit."""
    head = "62" + "".join(str(rng.randrange(10)) for _ in range(16))
    total = 0
    for place, one in enumerate(reversed(head)):
        double = int(one) * (2 if place % 2 == 0 else 1)
        total += double - 9 if double > 9 else double
    return head + str(-total % 10)


def mobile(rng: Random) -> str:
    """Eleven digits."""
    return f"1{rng.choice('3456789')}{rng.randrange(10**8, 10**9)}"


def spaced(number: str, rng: Random) -> str:
    """The number as people type it to get past a check, or to make it readable."""
    three = f"{number[:3]}{{0}}{number[3:7]}{{0}}{number[7:]}"
    ways = (
        number,
        three.format(" "),
        three.format("-"),
        three.format("\u3000"),
        number.translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
        " ".join(number),
        three.format("\u200b"),
    )
    return rng.choice(ways)


def _digits(rng: Random, fewest: int, most: int) -> str:
    return str(rng.randrange(1, 10)) + "".join(
        str(rng.randrange(10)) for _ in range(rng.randrange(fewest, most + 1) - 1)
    )


def particulars(rng: Random) -> list[tuple[str, str]]:
    """One of every kind: its label, and how it stands in a sentence."""
    year, month, day = rng.randrange(1998, 2008), rng.randrange(1, 13), rng.randrange(1, 29)
    local = f"{rng.choice(('li', 'wang', 'chen'))}{rng.choice(('.', '_', ''))}{rng.randrange(99)}"
    land = f"0{rng.randrange(311, 999)}"
    return [
        ("身份证号", rng.choice(("", "身份证号：", "证件号码")) + identity(rng)),
        ("身份证号", _grouped(identity(rng), (6, 8, 4))),
        ("身份证号", rng.choice(("身份证", "身份证号为", "证件号:")) + old_identity(rng)),
        ("手机号", rng.choice(("电话", "手机：", "", "联系方式 ", "+86 ")) + spaced(mobile(rng), rng)),
        ("电话号码", rng.choice(("电话：", "", "座机 ")) + f"{land}{rng.choice(('-', '－', ' ', ''))}{rng.randrange(2, 9)}{_digits(rng, 6, 7)}"),
        ("电话号码", rng.choice(("办公电话：", "致电", "值班电话")) + f"8{_digits(rng, 6, 7)}"),
        ("QQ号", rng.choice(("QQ：", "QQ群", "qq号 ", "扣扣", "ＱＱ：", "工作QQ群号：")) + _digits(rng, 6, 10)),
        ("微信号", rng.choice(("微信：", "微信号", "VX：", "加微信 ")) + f"{local.replace('.', '_')}_{rng.randrange(10**4)}"),
        ("微信号", f"wxid_{rng.randrange(10**11):011}x"),
        ("个人邮箱", f"{local}@{rng.choice(('qq.com', '163.com', '126.com', 'gmail.com', 'foxmail.com', 'outlook.com'))}"),
        ("个人邮箱", f"{local}{rng.choice(('＠', ' @ ', '[at]', '（at）'))}qq.com"),
        ("个人邮箱", f"{_digits(rng, 8, 12)}@qingchuan.edu.cn"),
        ("个人邮箱", f"{local}@stu.qingchuan.edu.cn"),
        ("银行卡号", rng.choice(("", "卡号", "银行卡号：")) + card(rng)),
        ("银行卡号", "银行卡号 " + _grouped(card(rng), (4, 4, 4, 4, 3))),
        ("护照或通行证号", rng.choice(("护照号：", "护照", "护照号码 ")) + f"{rng.choice('EG')}{rng.randrange(10**7, 10**8)}"),
        ("学号", rng.choice(("学号", "学号：", "（学号 ", "学生证号")) + rng.choice(("", "B", "SX")) + _digits(rng, 8, 12)),
        ("出生日期", rng.choice(("出生日期：", "生于", "出生年月", "生日")) + f"{year}年{month}月{day}日"),
        ("出生日期", f"{year}年{month}月{rng.choice(('出生', '生，汉族'))}"),
        ("出生日期", f"出生日期{year}{month:02}{day:02}"),
        ("住址", rng.choice(("宿舍", "宿舍：", "住在", "学生公寓")) + f"{rng.randrange(1, 20)}{rng.choice(('号楼', '栋', '#', '舍'))}{rng.randrange(101, 699)}{rng.choice(('', '室', '寝室'))}"),
        ("住址", rng.choice(("家庭住址：", "家庭地址 ")) + f"青川市学府路{rng.randrange(1, 99)}号{rng.randrange(1, 9)}单元"),
    ]  # fmt: skip


def _grouped(number: str, sizes: tuple[int, ...]) -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(number[at : at + size])
        at += size
    return " ".join(parts)


def look_alikes(rng: Random) -> list[str]:
    """Numbers that stand in every disclosure and belong to nobody."""
    year, month, day = rng.randrange(2018, 2027), rng.randrange(1, 13), rng.randrange(1, 29)
    a, b, c = rng.randrange(100, 300), rng.randrange(100, 300), rng.randrange(5000, 60000)
    return [
        f"依据中青联发〔{year}〕{day}号、教思政〔{year}〕{month}号文件",
        f"〔{year}〕{a}号、[{year}]{b}号",
        f"{year}年{month}月{day}日召开第{month}次大会",
        f"{year}-{month:02}-{day:02}至{year + 1}-{month:02}-{day:02}",
        f"{year}—{year + 1}学年",
        f"自{year}{month:02}{day:02}起施行",
        f"签到时间{year}{month:02}{day:02}{day:02}3000",
        f"经费{c}{a}00元，其中活动经费{c}00.00元",
        f"经费合计人民币1{_digits(rng, 10, 10)}元",
        f"在校生{c}人，代表{a}人，占{a / 100}%",
        f"应到{a}人，实到{b}人，赞成{a}票、反对{day}票",
        f"{a}—{b}—{day}",
        f"{a}/{b}",
        f"见https://xsh.example.edu.cn/info/{a}/1{_digits(rng, 10, 10)}.htm",
        f"www.example.edu.cn/{year}/{month:02}{day:02}/c{a}a1{_digits(rng, 10, 10)}/page.htm",
        f"编号{year}{month:02}{day:02}{_digits(rng, 6, 6)}",
        f"文号1{_digits(rng, 10, 10)}",
        f"邮政编码{_digits(rng, 6, 6)}",
        f"会址为青川市学府路{a}号学生活动楼{rng.randrange(101, 699)}室",
        "拨打12355、12345、110、119",
        f"邮箱 xsh{a}@example.edu.cn",
        f"邮箱 tw@{rng.choice(('moe', 'gqt'))}.gov.cn",
        f"统一社会信用代码12{_digits(rng, 6, 6)}MB{_digits(rng, 7, 7)}X",
        f"ISBN 978-7-{_digits(rng, 4, 4)}-{_digits(rng, 4, 4)}-{day % 10}",
        f"学生代表大会提案第{year}{_digits(rng, 3, 3)}号",
        f"QQ空间关注人数{c}人，微信公众号{c}人关注",
        f"微信公众号：qcdx{a}xsh",
        "不收集身份证号、手机号、学号、出生日期和家庭住址",
        f"本细则于{year}年{month}月{day}日生效",
        f"{year}年{month}月生源地调查{c}份",
        f"学生宿舍{day}栋，寝室{c}间",
        f"公寓自律委员会检查宿舍{a}间次，{day}号楼评优",
        f"GB/T {_digits(rng, 4, 5)}-{year}、JY/T 00{day}",
        f"共{a}个班级{c}名同学，学分{day}.5",
        f"第{a}条、第{b}条、（{day}）",
        f"版本号{day}.{month}.{a}.{b}",
        f"会议{day}:{month:02}—{day}:30，第1—16周",
        f"{c},{a},{b}元，{a},{b}人次",
        f"投票率{a}.{b}%，满意度{day}.{month}分",
        f"护照、通行证由本人保管，{year}年办理{c}件",
        f"银行卡由学校统一办理{c}张",
        f"国家奖学金编号{year}000{_digits(rng, 12, 12)}",
        f"2023级{a}班、{year}届毕业生{c}人",
    ]


@dataclass
class Figures:
    """How the scanner did: by kind found of how many, and wrongly found of how many look-alikes."""

    made: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    clean: int = 0
    alarms: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Found among what should be found."""
        return self.found.total() / self.made.total()

    @property
    def precision(self) -> float:
        """Rightly found among all that was found."""
        return self.found.total() / (self.found.total() + self.alarms)


def measured(seed: int, rounds: int) -> Figures:
    """Judge the scanner over sentences that are drawn anew in each round."""
    rng, figures = Random(seed), Figures()
    for _ in range(rounds):
        for label, words in particulars(rng):
            text = rng.choice(AROUND).format(words)
            figures.made[label] += 1
            if labels(scan(text)) == [label]:
                figures.found[label] += 1
            else:
                figures.wrong.append(f"missed {label} {labels(scan(text))}: {text!r}")
        for words in look_alikes(rng):
            text = rng.choice(AROUND).format(words)
            figures.clean += 1
            if found := scan(text):
                figures.alarms += 1
                figures.wrong.append(f"alarm {labels(found)}: {text!r}")
    return figures


def lines(figures: Figures) -> list[str]:
    """The report."""
    table = [
        f"{label}  {figures.found[label]}/{made}" for label, made in sorted(figures.made.items())
    ]
    whole = (
        f"particulars {figures.made.total()}, recall {figures.recall:.4f};"
        f" look-alikes {figures.clean}, alarms {figures.alarms}, precision {figures.precision:.4f}"
    )
    return [*table, whole, *figures.wrong[:40]]


if __name__ == "__main__":
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    print("\n".join(lines(measured(seed, 50))))  # noqa: T201 - the report is what it is for
