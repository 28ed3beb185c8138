"""Genuine, superseded, withdrawn, altered, unknown: by hash, by signature, by what a file says."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from django.db import connection

from disclosures.enums import FileKind, RenderReason
from disclosures.publication import signing
from disclosures.publication.stamp import new_code
from disclosures.publication.verifying import judge, judge_hash
from disclosures.publication.verifying.judgement import Verdict, Why
from tests import certificates
from tests.disclosures.publication.verifying import published as making
from tests.disclosures.publication.verifying.published import AT, Published, pdf_of
from tests.factories import PublicationFactory, PublicationFileFactory, WithdrawalFactory

SUBJECT = "演示用证书（云岭省学生联合会）"


def test_the_original_is_genuine(published: Published) -> None:
    judged = judge(published.pdf)
    assert (judged.kind, judged.why) == (Verdict.GENUINE, Why.SAME)
    assert judged.publication == published.publication
    assert judged.signer == SUBJECT
    assert "完全一致" in judged.sentence


def test_every_kind_of_file_is_known_by_its_hash(published: Published) -> None:
    for kind in (FileKind.WORD, FileKind.SHEET, FileKind.DATA, FileKind.PAGE):
        data = f"内容 {kind}".encode()
        PublicationFileFactory(
            publication=published.publication, kind=kind, sha256=making.digest(data)
        )
        judged = judge(data)
        assert judged.kind == Verdict.GENUINE
        assert judged.file.kind == kind
        assert not judged.signer


def test_an_earlier_file_of_the_same_version_is_genuine_and_said_to_be_earlier(
    published: Published,
) -> None:
    making.with_pdf(published.publication, published.entry, 2)
    judged = judge(published.pdf)
    assert judged.kind == Verdict.GENUINE
    assert judged.earlier
    assert "公开的内容没有变" in judged.sentence


def test_a_former_version_is_superseded(published: Published) -> None:
    newer = making.supersede(published)
    judged = judge(published.pdf)
    assert judged.kind == Verdict.SUPERSEDED
    assert "第2版代替" in judged.sentence
    assert "现行的第2版" in judged.advice
    assert judge(newer.pdf).kind == Verdict.GENUINE


def test_what_was_taken_down_is_known_with_day_and_reason(published: Published) -> None:
    published.entry.withdrawn_at = AT
    published.entry.withdrawn_reason = "名单里有不应公开的信息。"
    published.entry.save()
    judged = judge(published.pdf)
    assert judged.kind == Verdict.WITHDRAWN
    assert "2025年11月3日撤下" in judged.sentence
    assert "原因：名单里有不应公开的信息。" in judged.sentence
    assert "不要再引用" in judged.advice


def test_a_version_that_was_taken_down_stays_so_when_the_next_is_public(
    published: Published,
) -> None:
    reason = "名单里有不应公开的信息。"
    WithdrawalFactory(publication=published.publication, reason=reason, withdrawn_at=AT)
    newer = making.supersede(published)
    judged = judge(published.pdf)
    assert judged.kind == Verdict.WITHDRAWN
    assert "2025年11月3日撤下" in judged.sentence
    assert f"原因：{reason}" in judged.sentence
    assert "现行的第2版" in judged.advice
    assert judge(newer.pdf).kind == Verdict.GENUINE


def test_a_file_with_a_roster_that_gave_way_to_counts_is_not_said_to_be_the_same(
    published: Published,
) -> None:
    making.with_pdf(published.publication, published.entry, 2, RenderReason.RETENTION)
    last = making.with_pdf(published.publication, published.entry, 3)
    judged = judge(published.pdf)
    assert judged.kind == Verdict.GENUINE
    assert "公开的内容没有变" not in judged.sentence
    assert "名单的公开期限已满" in judged.sentence
    assert "放心引用" not in judged.advice
    assert judge(last.pdf).advice == "可以放心引用。"


def test_what_is_not_released_is_unknown(published: Published) -> None:
    bare = pdf_of(code := new_code())
    secret = signing.sign(bare, certificates.ours().signer(), AT)
    waiting = PublicationFactory(code=code)
    PublicationFileFactory(
        publication=waiting,
        kind=FileKind.PDF,
        sha256=making.digest(secret),
        unsigned_sha256=making.digest(bare),
    )
    judged = judge(secret)
    assert (judged.kind, judged.why, judged.publication) == (Verdict.UNKNOWN, Why.OURS, None)
    assert judge(bare).publication is None
    next_version = PublicationFactory(
        submission=published.publication.submission, version=2, code=new_code()
    )
    assert judge(pdf_of(next_version.code)).kind == Verdict.UNKNOWN


def test_the_publics_role_judges_alike(published: Published) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE portal_public")
    try:
        assert judge(published.pdf).kind == Verdict.GENUINE
        assert judge(published.pdf + b"\n").why == Why.BROKEN
        assert judge(published.bare).why == Why.STRIPPED
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL ROLE NONE")


def test_without_its_signature_it_is_no_original(published: Published) -> None:
    judged = judge(published.bare)
    assert (judged.kind, judged.why) == (Verdict.ALTERED, Why.STRIPPED)
    assert judged.publication == published.publication


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.97])
def test_one_flipped_byte_makes_it_altered(published: Published, share: float) -> None:
    place = int(len(published.pdf) * share)
    touched = bytearray(published.pdf)
    touched[place] ^= 0x10
    judged = judge(bytes(touched))
    assert judged.kind == Verdict.ALTERED
    assert judged.why in {Why.BROKEN, Why.CLAIMED}


def test_something_appended_makes_it_altered(published: Published) -> None:
    writer = pypdf.PdfWriter(BytesIO(published.pdf), incremental=True)
    writer.add_blank_page()
    out = BytesIO()
    writer.write(out)
    judged = judge(out.getvalue())
    assert (judged.kind, judged.why) == (Verdict.ALTERED, Why.BROKEN)
    assert judged.publication == published.publication
    assert judged.signer == SUBJECT


def test_a_copy_that_was_saved_again_claims_to_be_the_publication(published: Published) -> None:
    writer = pypdf.PdfWriter(clone_from=BytesIO(published.bare))
    writer.add_metadata({"/Producer": "some printer"})
    out = BytesIO()
    writer.write(out)
    judged = judge(out.getvalue())
    assert (judged.kind, judged.why) == (Verdict.ALTERED, Why.CLAIMED)
    assert judged.publication == published.publication
    assert "另存、打印成 PDF" in judged.sentence
    assert "以原件为准" in judged.advice


def test_somebody_elses_signature_does_not_make_it_ours(published: Published) -> None:
    other = certificates.make("别人").signer()
    judged = judge(signing.sign(published.bare, other, AT))
    assert (judged.kind, judged.why) == (Verdict.ALTERED, Why.FOREIGN)
    assert "“别人”" in judged.sentence


def test_a_word_file_with_the_code_claims_to_be_it(published: Published) -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        code = making.spaced(published.publication.code)
        text = f"<w:t>{code[:7]}</w:t><w:t>{code[7:]}</w:t>"
        archive.writestr("word/document.xml", text)
    assert judge(out.getvalue()).why == Why.CLAIMED


def test_changed_data_are_recognised_by_whose_they_are(published: Published) -> None:
    data = {"school": "云岭海洋大学", "organisation": "学生会", "school_year": "2024—2025学年"}
    judged = judge(json.dumps(data).encode())
    assert (judged.kind, judged.publication) == (Verdict.ALTERED, published.publication)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04nothing", b"{", "你好".encode(), b"[" * 100_000]
)
def test_anything_else_is_unknown(published: Published, data: bytes) -> None:
    judged = judge(data)
    assert (judged.kind, judged.publication) == (Verdict.UNKNOWN, None)
    assert "没有查到" in judged.title


def test_an_altered_copy_of_a_former_version_says_what_stands_today(published: Published) -> None:
    making.supersede(published)
    judged = judge(published.pdf + b"\n")
    assert judged.kind == Verdict.ALTERED
    assert judged.state == Verdict.SUPERSEDED
    assert "第2版代替" in judged.sentence


def test_a_hash_alone_is_enough_for_what_is_known(published: Published) -> None:
    assert judge_hash(published.file.sha256).kind == Verdict.GENUINE
    assert judge_hash("0" * 64) is None


def test_the_answer_as_data(published: Published) -> None:
    told: dict[str, Any] = judge(published.pdf).to_json()
    assert told["verdict"] == "genuine"
    assert told["code"] == published.publication.code
