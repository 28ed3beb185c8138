"""Files made again: another rendition of the same version, or none where nothing changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from disclosures.content import Roster
from disclosures.domain import publish, site
from disclosures.domain.bake import CLEAR, Overtaken, bake, clear, make
from disclosures.enums import FileKind, NamePolicy, RenderReason
from disclosures.models import Publication, PublicationFile, RegisterEntry, Rendition
from disclosures.publication import layout
from portal.models import Event, Job
from tests.disclosures.public.test_serving import withdrawn
from tests.disclosures.publication import invented
from tests.disclosures.publication.approved import baked
from tests.factories import CorrectionFactory, SubmissionFactory, UserFactory

pytestmark = pytest.mark.django_db


def root(settings: Any) -> Path:
    return Path(settings.PUBLISHED_ROOT)


def digests(publication: Publication, number: int) -> dict[str, str]:
    rows = PublicationFile.objects.filter(publication=publication, rendition=number)
    return dict(rows.values_list("kind", "sha256"))


def test_files_that_come_out_the_same_are_no_rendition(settings: Any) -> None:
    publication = baked()
    before = sorted(root(settings).rglob("*"))
    assert make(publication, RenderReason.LAYOUT, "试一试") is None
    assert sorted(root(settings).rglob("*")) == before
    assert Rendition.objects.get().number == 1
    assert not Event.objects.filter(action="publication.rendered").exists()


def test_another_look_is_another_rendition_of_the_same_version(settings: Any) -> None:
    publication = baked()
    settings.SITE_URL = "https://new.example"  # stands in the QR code and in the sheet
    made = make(publication, RenderReason.LAYOUT, "换了网址")
    assert made
    assert (made.number, made.reason, made.layout) == (2, "layout", layout.digest())
    assert Publication.objects.get().version == 1
    first, second = digests(publication, 1), digests(publication, 2)
    assert set(first) == set(second)
    assert first["pdf"] != second["pdf"]
    assert first["data"] == second["data"]
    code, folder = publication.code, root(settings)
    assert (folder / code / "1" / "disclosure.pdf").exists()  # somebody may hold it
    shown, kept = folder / "d" / code / "disclosure.pdf", folder / code / "1.2" / "disclosure.pdf"
    assert shown.samefile(kept)
    event = Event.objects.get(action="publication.rendered")
    said = {"version": 1, "rendition": 2, "reason": "layout", "note": "换了网址"}
    assert event.data == said | {"filing": publication.filing_id}
    assert make(publication, RenderReason.LAYOUT, "再来") is None
    assert list(folder.rglob(".*.draft")) == []


def test_who_was_overtaken_keeps_nothing(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = baked()
    settings.SITE_URL = "https://new.example"
    from disclosures.domain import outputs

    write = outputs.write

    def slowly(*args: Any, **kwargs: Any) -> Any:
        """Somebody else is faster, once."""
        monkeypatch.setattr(outputs, "write", write)
        make(publication, RenderReason.LAYOUT, "快的")
        return write(*args, **kwargs)

    monkeypatch.setattr(outputs, "write", slowly)
    with pytest.raises(Overtaken):
        make(publication, RenderReason.LAYOUT, "慢的")
    assert list(Rendition.objects.values_list("number", "note")) == [(1, ""), (2, "快的")]
    assert list(root(settings).rglob(".*.draft")) == []


def test_rosters_that_gave_way_stay_away_and_their_files_go(settings: Any) -> None:
    publication = baked()
    made = make(publication, RenderReason.RETENTION, "公开期限已满")
    assert made
    folder, code = root(settings), publication.code
    assert (folder / code / "1" / "index.html").exists()
    job = Job.objects.get(task=CLEAR)
    clear(job.object_id)
    assert not (folder / code / "1").exists()
    assert "林知夏" not in (folder / "d" / code / "index.html").read_text()
    assert "林知夏" not in (folder / "d" / code / "data.json").read_text()
    settings.SITE_URL = "https://new.example"
    again = make(publication, RenderReason.LAYOUT, "换了网址")
    assert again
    assert "林知夏" not in (folder / code / "1.3" / "index.html").read_text()
    clear(job.object_id)  # a second delivery
    assert (folder / code / "1.3" / "index.html").exists()


def test_a_corrected_version_says_what_changed_and_the_old_one_that_it_is_old(
    settings: Any,
) -> None:
    first = baked()
    content = invented.disclosure(rows=3).model_dump(mode="json")
    second = publish.create(
        SubmissionFactory(filing=first.filing, ordinal=2, content=content), UserFactory()
    )
    bake(second.pk)
    tree = root(settings) / "d"
    assert second.files.filter(kind=FileKind.CHANGES).exists()
    assert (tree / second.code / "changes.html.br").exists()
    assert not first.files.filter(kind=FileKind.CHANGES).exists()
    old = (tree / first.code / "index.html").read_text()
    assert f"/d/{second.code}/" in old
    assert "旧版本" not in (root(settings) / first.code / "1" / "index.html").read_text()
    before = (tree / first.code / "index.html").stat().st_mtime_ns
    site.expose(first)
    assert (tree / first.code / "index.html").stat().st_mtime_ns == before


def test_a_correction_unmasks_nobody_who_left_the_roster(settings: Any) -> None:
    first = baked(name_policy=NamePolicy.MASKED)
    rows = tuple(row for row in invented.people() if row.name != "林知夏")
    content = invented.disclosure().model_copy(update={"roster": Roster(rows=rows)})
    CorrectionFactory(of=first, filing=first.filing, reason="林知夏已经离任，沈 䶮的年级有误。")
    sent = SubmissionFactory(
        filing=first.filing, ordinal=2, content=content.model_dump(mode="json")
    )
    second = publish.create(sent, UserFactory())
    assert second.corrects == "林*已经离任，沈*的年级有误。"
    bake(second.pk)
    folder = root(settings) / second.code / "2"
    for name in ("index.html", "changes.html", "data.json"):
        assert "林知夏" not in (folder / name).read_text().replace(" ", ""), name


def test_a_reason_names_nobody_once_the_roster_is_counted(settings: Any) -> None:
    first = baked()
    CorrectionFactory(of=first, filing=first.filing, reason="林知夏的年级有误。")
    content = invented.disclosure(rows=5).model_dump(mode="json")
    sent = SubmissionFactory(filing=first.filing, ordinal=2, content=content)
    second = publish.create(sent, UserFactory())
    bake(second.pk)
    assert make(second, RenderReason.RETENTION, "满三年")
    folder = root(settings) / second.code / "2.2"
    for name in ("index.html", "changes.html"):
        assert "林*的年级有误" in (folder / name).read_text()
        assert "林知夏" not in (folder / name).read_text()


def test_what_was_taken_down_is_not_shown_again(settings: Any) -> None:
    publication = baked()
    withdrawn(publication)
    site.conceal(publication)  # a second delivery
    site.expose(publication)
    assert not (root(settings) / "d" / publication.code).exists()
    assert not (root(settings) / publication.code).exists()


def test_what_is_not_released_is_not_shown(settings: Any) -> None:
    publication = baked()
    RegisterEntry.objects.all().delete()
    site.expose(publication)
    assert not (root(settings) / "d" / publication.code).exists()
    assert (root(settings) / publication.code / "1" / "index.html").exists()


def test_the_tree_is_mended(settings: Any) -> None:
    publication = baked()
    folder = root(settings) / "d" / publication.code
    (folder / "disclosure.pdf").unlink()
    (folder / "chart.png").write_bytes(b"of another rendition")
    (folder / "index.html").unlink()
    (folder / "index.html").write_text("half")
    site.expose(publication)
    kept = root(settings) / publication.code / "1"
    assert sorted(p.name for p in folder.iterdir()) == sorted(p.name for p in kept.iterdir())
    assert (folder / "index.html").samefile(kept / "index.html")
