"""What a certificate says: whom it names, from when to when, what for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.timezone import localtime

if TYPE_CHECKING:
    from datetime import datetime

    from asn1crypto.x509 import Certificate

LONGEST = 200
"""Characters of a subject that are kept (``Rendition.signed_by``)."""
USAGES = {"digital_signature", "non_repudiation"}
OTHER_PURPOSES = {"server_auth", "code_signing", "time_stamping", "ocsp_signing"}
"""Extended key usages that are no document's: a certificate with these alone signs none."""


def subject_of(certificate: Certificate) -> str:
    """Return the common name, and the organisation where it says more: ``演示用证书（某省学联）``."""
    names = certificate.subject.native
    common, organisation = _word(names, "common_name"), _word(names, "organization_name")
    if not common or not organisation or organisation in common:
        return (common or organisation or certificate.subject.human_friendly)[:LONGEST]
    return f"{common}（{organisation}）"[:LONGEST]


def fault(certificate: Certificate, at: datetime) -> str:
    """Return why nothing may be signed with it at that moment; empty where it may."""
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if at < begins:
        return f"签名证书从{_day(begins)}起才有效，现在不能用它签名。请核对服务器的时间，或换上现在有效的证书。"
    if at > ends:
        return f"签名证书已于{_day(ends)}过期。请换上新证书，并把旧证书列入 PDF_SIGNING_CERTIFICATES，以便核对以前的文件。"
    if not _for_signing(certificate):
        return "这张证书的用途不包括数字签名（keyUsage）。请向发证机构申请文件签名证书。"
    return ""


def days_left(certificate: Certificate, at: datetime) -> int:
    """Return for how many whole days it is still valid."""
    return int((certificate.not_valid_after - at).days)


def valid_at(certificate: Certificate, at: datetime) -> bool:
    """Whether the moment lies between its two dates."""
    return bool(certificate.not_valid_before <= at <= certificate.not_valid_after)


def _for_signing(certificate: Certificate) -> bool:
    usage, purposes = certificate.key_usage_value, certificate.extended_key_usage_value
    if usage is not None and not USAGES & usage.native:
        return False
    return purposes is None or bool(set(purposes.native) - OTHER_PURPOSES)


def _word(names: dict[str, object], key: str) -> str:
    value = names.get(key, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def _day(moment: datetime) -> str:
    local = localtime(moment)
    return f"{local.year}年{local.month}月{local.day}日"
