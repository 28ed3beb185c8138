"""Pages that try line breaking, spacing, boxes and tables from every side."""

from __future__ import annotations

from django.conf import settings

HEAD = '<!doctype html><html lang="zh-CN"><head><title>样张</title><style>{style}</style></head><body>{body}</body></html>'
CHINESE = "本会在学校党委领导和团委指导下开展工作，接受监督；「凡事」预则立（不预则废）！《章程》第十二条、第十三条：2024年11月20日起施行……——"
LATIN = "The quick brown fox jumps over the lazy dog, and a hyphenation-prone incomprehensibility follows. "
ADDRESS = "https://example.org/a/very/long/address/without/any/space?with=a&amp;query=of-some-length#and-a-fragment "
PLAIN = "body { font: 12pt/18pt 'Noto Serif CJK SC'; width: 300px }"
BODIES = {
    "chinese": f"<p style='text-align:justify'>{CHINESE * 6}</p>",
    "latin": f"<p lang='en' style='text-align:justify'>{LATIN * 5}</p><p lang='en' style='hyphens:auto'>{LATIN * 5}</p>",
    "mixed": f"<p style='text-align:justify;overflow-wrap:anywhere'>{CHINESE}{ADDRESS}{LATIN}{CHINESE} {ADDRESS}</p>",
    "ends": "".join(f"<p style='width:{n}px'>{CHINESE}</p>" for n in range(97, 145, 3)),
    "narrow": f"<p style='width:20px'>{CHINESE}</p><p style='width:5px'>{LATIN}</p>",
    "spaces": "<p>一　二　三　四　五　六　七　八　九　十　　一二三四五六七八九十　一二三四　五六七八九　十一二三　四五六</p><p style='white-space:pre-wrap'>甲  乙\t丙\n丁</p><p style='white-space:pre-line'>甲乙\n丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁\n戊</p>",
    "marks": "<p>e\u0301te\u0301 n\u0303 葛\U000e0100城 か\u3099 𠅤䶮㛃 👍 \xad软\xad连\xad字\xad符软\xad连\xad字\xad符软\xad连\xad字\xad符 a\xa0b\u200bc\u2011d</p><p dir='rtl'>שלום עולם 12 甲</p>",
    "spacing": f"<p style='letter-spacing:-0.4pt;text-align:justify'>{CHINESE * 3}</p><p style='letter-spacing:3pt'>{CHINESE}</p><p style='word-spacing:9pt'>{LATIN}</p>",
    "inline": f"<p style='text-align:justify'><b>甲乙</b>丙<i lang='en'>fi</i><u>划线<s>删去</s></u>{CHINESE[:30]}<span style='display:inline-block;padding:2px;border:1px solid'>☑是</span>{CHINESE}<sup>1</sup><span style='font-size:8pt'>{CHINESE}</span></p>",
    "align": f"<p style='text-align:center'>{CHINESE * 2}</p><p style='text-align:right'>{CHINESE}</p><p style='text-indent:2em;text-align-last:justify'>{CHINESE}</p>",
    "lists": "<ol><li>一<ol style='list-style:cjk-ideographic'><li>甲<ul><li>子<li>丑</ul><li>乙</ol><li>二</ol><ul style='list-style-position:inside'><li>三</ul>",
    "table": "<table style='border-collapse:collapse;width:100%'><caption>表</caption><thead><tr><th scope='col'>序号<th scope='col' colspan='2'>名称</thead>"
    + f"<tr><td rowspan='2' style='border:1px solid;background:#eee'>1<td style='padding:3px;border:2px solid red'>{CHINESE[:20]}<td>{ADDRESS}<tr><td>甲<td>{LATIN}" * 12
    + "</table><table style='border-spacing:3px'><tr><td style='border:1px solid'>不合并<td>乙</table>",
    "flow": f"<div style='float:left;width:80px;margin:1em;border-radius:4px;background:#ddd'>{CHINESE[:20]}</div><p>{CHINESE * 2}</p><div style='display:flex'><div style='width:40%'>{CHINESE}</div><div>{CHINESE[:30]}</div></div><div style='columns:2'>{CHINESE * 3}</div><div style='position:relative;left:3px'>移<div style='position:absolute;top:0;right:0'>角</div></div>",
    "lengths": f"<div style='box-sizing:border-box;width:calc(50% + 10px);padding:5%;border:3px solid;min-height:40px;max-width:20em'>{CHINESE}</div><div style='visibility:hidden'>看不见</div><p style='height:30px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap'>{CHINESE}</p><p style='font-variant-caps:small-caps;font-feature-settings:\"pwid\"'>Small {CHINESE[:30]}</p>",
    "contents": "<style>a::after{content:leader('.') target-counter(attr(href),page)} h2{break-before:page;bookmark-level:1}</style><p><a href='#x'>甲</a></p><p><a href='#y'>乙</a></p><h2 id='x'>甲</h2><h2 id='y'>乙</h2>",
}  # fmt: skip


def official(body: str) -> str:
    """`body` in the style sheet of the official document."""
    style = (settings.BASE_DIR / "templates/pdf/official.css").read_text(encoding="utf-8")
    return HEAD.format(style=style, body=f"<main>{body}</main>")


def every() -> dict[str, str]:
    """Every sample, plain; some in the official style as well."""
    made = {name: HEAD.format(style=PLAIN, body=body) for name, body in BODIES.items()}
    for name in ("chinese", "mixed", "inline", "lists", "table"):
        made[f"official {name}"] = official(BODIES[name])
    return made
