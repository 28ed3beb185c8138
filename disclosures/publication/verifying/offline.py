"""What the signature alone can say, without any database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosures.publication.verifying.judgement import Verdict
from disclosures.publication.verifying.sentences import day_of

if TYPE_CHECKING:
    from disclosures.publication.foreign.child import Read
    from disclosures.publication.signing import Signed

LIMITS = "是不是现行版本、有没有撤下，要连上数据库，或到网站的核对页查。"


def told(read: Read) -> dict[str, Any]:
    """Return verdict, title, sentence, advice; genuine where it is intact and signed by the given certificate."""
    signed = read.signed
    if signed is None:
        title = "文件里没有数字签名。"
        return _answer(Verdict.UNKNOWN, title, "不连数据库只能核对带签名的 PDF。", None)
    by = f"签名人：{signed.subject or '读不出来'}" + _when(signed)
    if not signed.intact:
        return _answer(Verdict.ALTERED, "签名以后被改动过，或者文件已损坏。", by, signed)
    if not signed.trusted:
        return _answer(Verdict.UNKNOWN, "签名完好，但不是用给出的证书签的。", by, signed)
    return _answer(Verdict.GENUINE, "签名完好，由给出的证书签名，签名以后没有改动。", by, signed)


def _when(signed: Signed) -> str:
    if signed.signed_at is None:
        return "。"
    return f"；{day_of(signed.signed_at)}{'（时间戳）' if signed.stamped else ''}。"


def _answer(kind: Verdict, title: str, sentence: str, signed: Signed | None) -> dict[str, Any]:
    return {
        "verdict": kind.value,
        "why": "offline",
        "title": title,
        "sentence": sentence,
        "advice": LIMITS,
        "signed_by": signed.subject if signed else "",
    }
