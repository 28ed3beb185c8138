"""From the approval to files and register: once, whole, or not at all."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import brotli
import openpyxl
import pytest

from disclosures.domain import publish
from disclosures.domain.bake import bake, to_sheets
from disclosures.enums import FileKind, FilingState, NamePolicy
from disclosures.models import Publication, PublicationFile, RegisterEntry
from portal.models import Event, Job
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import approved, baked, submission
from tests.factories import AttachmentFactory, FederationFactory, UserFactory

pytestmark = pytest.mark.django_db


def names(settings: Any) -> list[str]:
    root = Path(settings.PUBLISHED_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_the_approval_makes_a_numbered_publication_and_a_job() -> None:
    publication = approved()
    assert (publication.version, len(publication.code)) == (1, 12)
    assert publication.document["header"]["school"] == "云岭海洋大学"
    job = Job.objects.get(task="disclosures.bake")
    assert (job.object_id, job.college_id) == (publication.pk, publication.filing.college_id)
    assert not RegisterEntry.objects.exists()


def test_a_second_call_for_the_same_submission_makes_nothing_new() -> None:
    one = submission()
    user = UserFactory()
    assert publish.create(one, user) == publish.create(one, user)
    assert Publication.objects.count() == Job.objects.count() == 1


def test_codes_differ_and_hold_no_character_that_is_misread() -> None:
    codes = {approved(college=f"望江第{n}学院").code for n in range(5)}
    assert len(codes) == 5
    assert not set("".join(codes)) & set("01OILU")


def test_the_policy_of_the_cycle_is_applied_before_anything_is_written() -> None:
    publication = approved(name_policy=NamePolicy.MASKED, noindex=False)
    text = json.dumps(publication.document, ensure_ascii=False)
    assert "林*" in text
    assert "林知夏" not in text
    assert publication.document["noindex"] is True


def test_baking_writes_files_and_then_the_register(settings: Any) -> None:
    publication = baked()
    base = f"{publication.code}/1"
    found = [name for name in names(settings) if not name.startswith("assets/")]
    files = [
        "data.json", "data.json.br", "data.json.gz", "disclosure.docx", "disclosure.pdf",
        "disclosure.xlsx", "index.html", "index.html.br", "index.html.gz",
    ]  # fmt: skip
    public = f"d/{publication.code}"
    assert found == sorted(f"{folder}/{name}" for folder in (base, public) for name in files)
    entry = RegisterEntry.objects.get()
    assert entry.publication == publication
    assert (entry.college_name, entry.period) == ("云岭海洋大学", "2024—2025学年")
    publication.filing.refresh_from_db()
    assert publication.filing.state == FilingState.PUBLISHED


def test_rows_say_what_the_files_are(settings: Any) -> None:
    publication = baked()
    rows = {row.kind: row for row in publication.files.all()}
    assert set(rows) == set(FileKind) - {FileKind.CHANGES}
    for row in rows.values():
        data = (Path(settings.PUBLISHED_ROOT) / row.path).read_bytes()
        assert (row.sha256, row.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (Path(settings.PUBLISHED_ROOT) / rows["pdf"].path).read_bytes()[:5] == b"%PDF-"


def test_word_and_excel_hold_what_is_published_and_no_more(settings: Any) -> None:
    publication = baked(name_policy=NamePolicy.MASKED)
    root = Path(settings.PUBLISHED_ROOT) / publication.code / "1"
    book = openpyxl.load_workbook(root / "disclosure.xlsx")
    cells = [cell for page in book for row in page.iter_rows(values_only=True) for cell in row]
    words = unpacked(root / "disclosure.docx")
    assert book.sheetnames[:2] == ["名单", "指标"]
    assert "林*" in cells
    assert "林*" in words
    for text in (words, unpacked(root / "disclosure.xlsx"), str(cells)):
        assert invented.SECRET not in text
        assert "林知夏" not in text
        assert publication.approved_by.full_name not in text
    facts = dict(book["说明"].iter_rows(min_row=3, max_col=2, values_only=True))
    assert facts["内容校验码"] == publication.content_hash
    assert facts["核对地址"].endswith(f"/verify/{publication.code}/")


def test_the_same_publication_gives_the_same_workbook() -> None:
    publication = approved()
    document, stamp = publish.document_in(publication), publish.stamp_of(publication)
    assert to_sheets(document, stamp) == to_sheets(document, stamp)


def unpacked(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())


def test_compressed_siblings_hold_the_same(settings: Any) -> None:
    page = Path(settings.PUBLISHED_ROOT) / baked().files.get(kind="page").path
    plain = page.read_bytes()
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == plain
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == plain


def test_the_page_keeps_the_style_sheets_it_was_baked_with(settings: Any) -> None:
    html = (Path(settings.PUBLISHED_ROOT) / baked().files.get(kind="page").path).read_text()
    assert "/static/" not in html
    linked = {part.split('"')[0] for part in html.split("/d/assets/")[1:]}
    assert {Path(name).suffix for name in linked} == {".css", ".svg"}
    assert all((Path(settings.PUBLISHED_ROOT) / "assets" / name).exists() for name in linked)


def test_baking_twice_changes_nothing(settings: Any) -> None:
    publication = baked()
    before = {
        name: (Path(settings.PUBLISHED_ROOT) / name).stat().st_mtime_ns for name in names(settings)
    }
    bake(publication.pk)
    after = {
        name: (Path(settings.PUBLISHED_ROOT) / name).stat().st_mtime_ns for name in names(settings)
    }
    assert before == after
    assert PublicationFile.objects.count() == 5
    assert Event.objects.filter(action="filing.publish").count() == 1


def test_drafts_of_a_dead_worker_are_swept_away(settings: Any) -> None:
    publication = approved()
    left = Path(settings.PUBLISHED_ROOT) / publication.code / "1" / ".index.html.dead.draft"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half a page")
    bake(publication.pk)
    assert not left.exists()
    assert b"half a page" not in (left.parent / "index.html").read_bytes()


def test_pictures_are_stored_beside_the_page(settings: Any) -> None:
    one = submission()
    picture = AttachmentFactory(filing=one.filing)
    foreign = AttachmentFactory()
    congress = one.content["congress"] | {
        "pictures": [{"attachment": str(at.pk), "alt": "会场"} for at in (picture, foreign)]
    }
    one.content = one.content | {"congress": congress}
    publication = publish.create(one, UserFactory())
    bake(publication.pk)
    folder = Path(settings.PUBLISHED_ROOT) / publication.code / "1"
    assert [path.name for path in folder.glob("congress*")] == ["congress-1.png"]
    assert 'src="congress-1.png"' in (folder / "index.html").read_text()


def test_a_later_version_takes_the_registers_line() -> None:
    first = baked()
    again = publish.create(_next(first), UserFactory())
    bake(again.pk)
    assert again.version == 2
    assert RegisterEntry.objects.get().publication == again


def test_an_earlier_version_that_comes_late_does_not() -> None:
    first = approved()
    second = publish.create(_next(first), UserFactory())
    bake(second.pk)
    bake(first.pk)
    assert RegisterEntry.objects.get().publication == second


def test_a_city_s_college_stands_under_its_province() -> None:
    province = FederationFactory(short_name="云溪省")
    city = FederationFactory(parent=province, level="city", short_name="澄湖市")
    baked(federation=city)
    assert RegisterEntry.objects.get().province == "云溪省"


def test_the_pinyin_is_there_in_full_and_as_initials() -> None:
    baked(college="云岭海洋大学")
    assert RegisterEntry.objects.get().pinyin == "yunlinghaiyangdaxue ylhydx"


def _next(publication: Publication) -> Any:
    from tests.factories import SubmissionFactory

    content = invented.disclosure(rows=4).model_dump(mode="json")
    return SubmissionFactory(filing=publication.filing, ordinal=2, content=content)
