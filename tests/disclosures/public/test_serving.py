"""Parts of big files, HEAD, conditional requests; and what a withdrawn version answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from disclosures.domain import publish, site
from disclosures.domain.bake import bake
from disclosures.models import Publication, RegisterEntry, Withdrawal
from disclosures.public import ranges
from disclosures.public.ranges import Part, Unsatisfiable
from portal import clock
from tests.disclosures.publication import invented
from tests.factories import SubmissionFactory, UserFactory

SIZE = 1000


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-99", Part(0, 99, SIZE)),
        ("bytes=990-", Part(990, 999, SIZE)),
        ("bytes=-10", Part(990, 999, SIZE)),
        ("bytes=-5000", Part(0, 999, SIZE)),
        ("bytes=500-5000", Part(500, 999, SIZE)),
        ("bytes=0-0, 5-6", None),
        ("bytes=9-2", None),
        ("bytes=-", None),
        ("lines=1-2", None),
        (f"bytes=0-{'9' * 5000}", None),
        ("", None),
    ],
)
def test_one_range_is_understood_and_everything_else_is_the_whole_file(
    header: str, part: Part | None
) -> None:
    assert ranges.asked(header, SIZE) == part


@pytest.mark.parametrize("header", ["bytes=1000-", "bytes=-0"])
def test_a_range_behind_the_end_cannot_be_given(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        ranges.asked(header, SIZE)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.django_db
def test_a_phone_gets_a_big_file_in_parts(client: Client, published: Publication) -> None:
    path = f"/d/{published.code}/disclosure.pdf"
    whole = client.get(path)
    data, etag = body(whole), whole["ETag"]
    assert (whole["Accept-Ranges"], int(whole["Content-Length"])) == ("bytes", len(data))
    part = client.get(path, headers={"range": "bytes=10-19"})
    assert (part.status_code, body(part)) == (206, data[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(data)}"
    assert part["Content-Type"] == "application/pdf"
    same = client.get(path, headers={"range": "bytes=0-4", "if-range": etag})
    other = client.get(path, headers={"range": "bytes=0-4", "if-range": '"other"'})
    assert (body(same), other.status_code, body(other)) == (b"%PDF-", 200, data)
    beyond = client.get(path, headers={"range": f"bytes={len(data)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(data)}")
    head = client.head(path)
    assert (int(head["Content-Length"]), body(head)) == (len(data), b"")
    unchanged = client.get(path, headers={"if-modified-since": whole["Last-Modified"]})
    assert unchanged.status_code == 304


def withdrawn(publication: Publication) -> None:
    """What `withdrawing.withdraw` and its job leave behind."""
    Withdrawal.objects.create(
        filing=publication.filing,
        publication=publication,
        reason="名单有误，学校正在核实",
        note="不公开的说明",
        withdrawn_at=clock.now(),
        withdrawn_by=UserFactory(),
    )
    RegisterEntry.objects.filter(filing_ref=publication.filing_id).update(
        withdrawn_at=clock.now(), withdrawn_reason="名单有误，学校正在核实"
    )
    site.conceal(publication)


@pytest.mark.django_db
def test_what_was_taken_down_says_so_and_its_files_are_gone(
    client: Client, published: Publication, settings: Any
) -> None:
    withdrawn(published)
    for path in ("", "disclosure.pdf", "data.json", "disclosure.docx", "disclosure.xlsx"):
        gone = client.get(f"/d/{published.code}/{path}")
        assert gone.status_code == 410
        assert "名单有误，学校正在核实" in gone.content.decode()
        assert "不公开的说明" not in gone.content.decode()
    left = [path for path in Path(settings.PUBLISHED_ROOT).rglob("*") if path.is_file()]
    assert all(path.parent.name == "assets" for path in left)
    assert published.files.count() == 5  # verification asks for their hashes


@pytest.mark.django_db
def test_it_stays_gone_when_a_corrected_version_comes(
    client: Client, published: Publication
) -> None:
    withdrawn(published)
    content = invented.disclosure(rows=3).model_dump(mode="json")
    again = SubmissionFactory(filing=published.filing, ordinal=2, content=content)
    new = publish.create(again, UserFactory())
    bake(new.pk)
    gone = client.get(f"/d/{published.code}/")
    assert gone.status_code == 410
    assert f'href="/d/{new.code}/"' in gone.content.decode()
    assert client.get(f"/d/{new.code}/").status_code == 200
