"""Files brought along: kept privately, read in a process of their own, given up, matched by hand."""

import io
import json
from datetime import timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from PIL import Image

from disclosures.domain import attachments, drafts, imports, proposals
from disclosures.domain.imports import pictures
from disclosures.domain.refused import Refused
from disclosures.enums import FilingState, ImportSource, ImportState
from disclosures.models import Import, ImportPicture, RosterMatching
from portal import clock
from portal.domain import jobs
from portal.enums import JobState, Role
from portal.models import Event, Job
from tests import factories
from tests.disclosures.desk import acting, college_filing, reviewer
from tests.disclosures.domain.imported import accept_all, drafts_of, part, revisions
from tests.disclosures.importing.wordfiles import docx, p
from tests.factories.values import THEN

pytestmark = pytest.mark.django_db
PEOPLE = (("姓名", "所属部门", "年级"), ("安然", "学习部", "2023级"), ("白露", "文体部", "2024级"))


@pytest.fixture
def filing():
    return college_filing()


@pytest.fixture
def actor(filing):
    return acting(filing)


def sheet(*rows):
    book = openpyxl.Workbook()
    for row in rows or PEOPLE:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def document(*lines):
    lines = lines or (
        "二、学生会章程",
        "第一章 总则",
        "第一条 本会服务同学。",
        "第二条 本会依法行事。",
    )
    return docx("".join(map(p, lines)))


def upload(filing, raw, name="名单.xlsx", actor=None):
    return imports.upload(actor or acting(filing), filing, io.BytesIO(raw), name)


# --- Kept and read ----------------------------------------------------------------------------


def test_a_small_roster_is_read_at_once_and_its_original_kept(filing, actor):
    raw = sheet()
    import_ = upload(filing, raw, "../名单（终稿）.xlsx", actor)
    assert (import_.state, import_.source) == (ImportState.READY, ImportSource.ROSTER)
    assert (import_.name, import_.kind, import_.size) == ("名单（终稿）.xlsx", "xlsx", len(raw))
    assert (import_.uploaded_by, import_.edition) == (actor.user, "")
    with import_.file.open() as kept:
        assert kept.read() == raw
    assert not Job.objects.exists()
    assert part(actor, import_, "roster", "名单：安然").label == "名单：安然（学习部）"
    accept_all(actor, import_)
    assert [row.grade for row in drafts_of(filing).roster.rows] == ["2023级", "2024级"]


def test_what_a_file_is_its_content_says(filing):
    assert upload(filing, sheet(), "名单.docx").kind == "xlsx"


def test_data_of_another_year_are_moved_and_what_has_no_place_is_said(filing, actor):
    data = {
        "school_year": "2020",
        "indicators": [
            {"no": "11", "answer": "达标"},
            {"no": "3.1", "answer": "达标", "note": "实有31人"},
        ],
        "party_guidance": "学校党委定期听取汇报。",
    }
    import_ = upload(filing, json.dumps(data).encode(), "数据.json", actor)
    assert (import_.state, import_.source, import_.edition) == ("ready", "document", "2020")
    shown = proposals.of(actor, import_)
    assert (shown.edition_found, shown.edition_here) == ("2020年", "2024—2025学年")
    assert len(shown.no_place) == 2
    assert "第11项" in shown.no_place[1]
    assert "学校党委指导" in shown.no_place[0]
    (section,) = shown.sections
    assert [(one.id, one.new) for one in section.parts] == [("i03", "结论：是\n实有：31")]


def test_a_document_waits_for_the_worker(filing, actor):
    import_ = upload(filing, document(), "章程.docx", actor)
    assert import_.waiting
    job = Job.objects.get()
    assert (job.task, job.object_id, job.college) == (imports.TASK, import_.pk, filing.college)
    assert imports.progress(import_).note == "排队等待读取"
    assert jobs.run(job.pk, imports.read)
    import_.refresh_from_db()
    assert import_.state == ImportState.READY, import_.problem
    assert "服务同学" in part(actor, import_, "charter", "正文").new
    assert imports.progress(import_).percent == 100


def test_reading_twice_reads_once(filing, actor):
    import_ = upload(filing, document(), "章程.docx", actor)
    imports.read(import_.pk)
    Import.objects.filter(pk=import_.pk).update(edition="2021")
    imports.read(import_.pk)
    import_.refresh_from_db()
    assert import_.edition == "2021"


def test_a_file_that_cannot_be_read_says_why(filing, actor):
    import_ = upload(filing, sheet(("物品", "数量"), ("桌子", 3)), actor=actor)
    assert import_.state == ImportState.FAILED
    assert "姓名" in import_.problem
    with pytest.raises(Refused):
        proposals.of(actor, import_)


@pytest.mark.parametrize(
    "value",
    ["NaN", "-Infinity", "1e999", '"\\u0000"', '"\\ud800"', "9" * 400, "[" * 900 + "]" * 900],
)
def test_data_that_no_database_holds_are_no_accident(filing, actor, value):
    """PostgreSQL has no NaN and no NUL: found by sending them."""
    raw = '{"school_year": "2024-2025", "roster": [{"name": "安然", "rank": VALUE}]}'
    raw = raw.replace("VALUE", value)
    import_ = upload(filing, raw.encode(), "a.json", actor)
    if import_.ready:
        accept_all(actor, import_)
        assert drafts_of(filing).roster.rows[0].name == "安然"
    else:
        assert import_.problem.endswith("。")


def test_data_of_an_unknown_year_fail_with_a_sentence(filing, actor):
    import_ = upload(filing, b'{"school_year": "1999"}', "a.json", actor)
    assert import_.state == ImportState.FAILED
    assert import_.problem


def test_a_file_that_is_gone_says_so(filing, actor):
    import_ = upload(filing, document(), "章程.docx", actor)
    import_.file.storage.delete(import_.file.name)
    imports.read(import_.pk)
    import_.refresh_from_db()
    assert (import_.state, "不在了" in import_.problem) == (ImportState.FAILED, True)


def test_a_job_that_was_given_up_is_told(filing, actor):
    import_ = upload(filing, document(), "章程.docx", actor)
    Job.objects.update(state=JobState.FAILED, note="试了5次都没有成功")
    assert imports.progress(import_) == imports.Progress(0, "试了5次都没有成功", given_up=True)


# --- Refused ----------------------------------------------------------------------------------


@pytest.mark.parametrize("raw", [b"", b"\x89PNG\r\n\x1a\n123", b"MZ\x00\x00", b"Rar!\x1a\x07"])
def test_what_is_no_document_is_refused_and_nothing_kept(filing, raw):
    with pytest.raises(Refused) as refused:
        upload(filing, raw, "材料.docx")
    assert refused.value.sentence.endswith("。")
    assert not Import.objects.exists()


def test_a_file_over_the_limit_is_refused(filing, settings):
    settings.IMPORT_MEGABYTES = 1
    with pytest.raises(Refused, match="超过1 MB"):
        upload(filing, b"%PDF-1.7" + b"0" * 1024 * 1024, "材料.pdf")


def test_a_filing_keeps_only_so_many(filing, actor):
    factories.ImportFactory.create_batch(imports.PER_FILING, filing=filing)
    with pytest.raises(Refused, match="最多保留20份"):
        upload(filing, sheet(), actor=actor)
    imports.discard(actor, Import.objects.first())
    assert upload(filing, sheet(), actor=actor).ready


def test_the_same_file_is_kept_once(filing, actor):
    raw = sheet()
    first = upload(filing, raw, actor=actor)
    assert upload(filing, raw, "又一份.xlsx", actor) == first
    imports.discard(actor, first)
    assert upload(filing, raw, actor=actor) != first


def test_nothing_is_brought_to_a_locked_filing():
    filing = college_filing(state=FilingState.SUBMITTED)
    actor = acting(filing)
    for bring in (
        lambda: upload(filing, sheet(), actor=actor),
        lambda: imports.paste_roster(actor, filing, "姓名\t年级\n安然\t2023级"),
        lambda: imports.from_last_year(actor, filing, roster=False),
    ):
        with pytest.raises(Refused, match="已经锁定"):
            bring()


@pytest.mark.parametrize("who", [lambda f: acting(f, Role.OBSERVER), reviewer])
def test_only_those_who_edit_bring_correct_and_give_up(filing, actor, who):
    import_, other = upload(filing, sheet(), actor=actor), who(filing)
    for act in (
        lambda: upload(filing, document(), "a.docx", actor=other),
        lambda: imports.paste_roster(other, filing, "姓名\n安然"),
        lambda: imports.from_last_year(other, filing, roster=True),
        lambda: imports.rematch(other, import_, {0: "name"}),
        lambda: imports.discard(other, import_),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Import.objects.get() == import_


# --- Given up ---------------------------------------------------------------------------------


def test_giving_up_removes_the_file_and_what_was_read(
    filing, actor, django_capture_on_commit_callbacks
):
    import_ = upload(filing, sheet(), actor=actor)
    storage, name = import_.file.storage, import_.file.name
    assert storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        imports.discard(actor, import_)
        imports.discard(actor, import_)
    assert not storage.exists(name)
    assert (import_.state, import_.result, import_.table) == (ImportState.DISCARDED, {}, {})
    assert not imports.of(filing).exists()
    assert Event.objects.filter(action="import.discard").count() == 1


def test_the_original_of_what_was_taken_is_evidence_and_stays(
    filing, actor, django_capture_on_commit_callbacks
):
    import_ = upload(filing, sheet(), actor=actor)
    accept_all(actor, import_)
    with django_capture_on_commit_callbacks(execute=True):
        imports.discard(actor, import_)
    assert import_.file.storage.exists(import_.file.name)


def test_giving_up_what_is_being_read_counts(filing, actor):
    import_ = upload(filing, document(), "章程.docx", actor)
    imports.discard(actor, import_)
    imports.read(import_.pk)
    import_.refresh_from_db()
    assert (import_.state, import_.result) == (ImportState.DISCARDED, {})


def test_a_reviewer_reads_the_originals_that_were_used_and_submitted(filing):
    used = factories.ImportFactory(filing=filing, taken=["roster"])
    factories.ImportFactory(filing=filing)
    assert not imports.evidence(filing).exists()
    factories.SubmissionFactory(filing=filing, submitted_at=THEN)
    factories.ImportFactory(filing=filing, taken=["roster"], created_at=THEN.replace(year=2027))
    assert list(imports.evidence(filing)) == [used]


def test_what_was_taken_after_the_submission_is_no_evidence_yet(filing, actor):
    import_ = upload(filing, sheet(), actor=actor)
    sent = clock.now()
    factories.SubmissionFactory(filing=filing, submitted_at=sent)
    with clock.at(sent + timedelta(days=1)):
        accept_all(actor, import_)
    assert not imports.evidence(filing).exists()
    factories.SubmissionFactory(filing=filing, ordinal=2, submitted_at=sent + timedelta(days=2))
    assert imports.evidence(filing).get() == import_


def test_the_original_is_the_colleges_and_once_submitted_the_reviewers(filing, actor):
    import_ = factories.ImportFactory(filing=filing, taken=["roster"])
    other, stranger = reviewer(filing), acting(factories.FilingFactory())
    assert imports.readable(actor, import_)
    assert imports.readable(acting(filing, Role.OBSERVER), import_)
    assert not imports.readable(other, import_)
    factories.SubmissionFactory(filing=filing, submitted_at=THEN)
    assert imports.readable(other, import_)
    assert not imports.readable(stranger, import_)


# --- Pasted, matched by hand ------------------------------------------------------------------


def test_a_pasted_roster_is_read_at_once(filing, actor):
    import_ = imports.paste_roster(
        actor, filing, "姓名\t所属部门\t成绩排名\n安然\t学习部\t4/38\n白露\t文体部\t５／４０\n"
    )
    assert (import_.state, import_.source) == (ImportState.READY, ImportSource.PASTE)
    accept_all(actor, import_)
    assert [row.name for row in drafts_of(filing).roster.rows] == ["安然", "白露"]


@pytest.mark.parametrize("text", ["", "    ", "今天天气很好。", "长" * 200_001])
def test_a_paste_without_people_is_refused(filing, actor, text):
    with pytest.raises(Refused):
        imports.paste_roster(actor, filing, text)
    assert not Import.objects.exists()


ODD = (
    ("姓名", "年级", "情况一", "情况二"),
    ("安然", "2023级", "甲", "部长"),
    ("白露", "2024级", "乙", "干事"),
)


def test_columns_corrected_by_hand_are_remembered_for_the_college(filing, actor):
    import_ = upload(filing, sheet(*ODD), actor=actor)
    imports.rematch(actor, import_, {0: "name", 1: "grade", 2: "department"})
    accept_all(actor, import_)
    assert [(row.department, row.grade) for row in drafts_of(filing).roster.rows] == [
        ("甲", "2023级"),
        ("乙", "2024级"),
    ]
    imports.rematch(actor, import_, {0: "name", 3: "post"})
    known = RosterMatching.objects.get()
    assert (known.college, known.labels) == (filing.college, ["姓名", "年级", "情况一", "情况二"])
    other = upload(filing, sheet(*ODD, ("程远", "2024级", "丙", "干事")), "新.xlsx", actor)
    assert part(actor, other, "roster", "名单：程远").new == "姓名：程远\n职务：干事"


def test_what_was_chosen_before_the_columns_were_corrected_is_not_taken(filing, actor):
    """The page was open while a colleague corrected: its rows meant something else."""
    import_ = upload(filing, sheet(*ODD), actor=actor)
    chosen = {"roster": {part(actor, import_, "roster", "名单：安然").id}}
    imports.rematch(actor, import_, {2: "name"})
    accepted = proposals.accept(actor, import_, chosen, revisions(filing))
    assert accepted == proposals.Accepted()


def test_another_colleges_matching_is_not_used(filing, actor):
    factories.RosterMatchingFactory()
    assert upload(filing, sheet(), actor=actor).table["matching"]["0"] == "name"


def test_columns_without_a_name_are_refused_and_nothing_is_lost(filing, actor):
    import_ = upload(filing, sheet(), actor=actor)
    before = import_.result
    with pytest.raises(Refused, match="姓名"):
        imports.rematch(actor, import_, {1: "grade"})
    import_.refresh_from_db()
    assert import_.result == before
    assert not RosterMatching.objects.exists()


def test_a_document_has_no_columns_to_correct(filing, actor):
    import_ = upload(filing, b'{"school_year": "2024-2025"}', "a.json", actor)
    with pytest.raises(Refused, match="没有可以调整的表格"):
        imports.rematch(actor, import_, {0: "name"})


# --- Pictures ---------------------------------------------------------------------------------


def with_picture(filing, section):
    import_ = factories.ImportFactory(
        filing=filing,
        source=ImportSource.DOCUMENT,
        result={"data": {}, "edition": "", "edition_sure": "low", "sources": {}},
    )
    return import_, factories.ImportPictureFactory(origin=import_, section=section, alt="会场")


def test_a_chart_is_taken_into_a_form_that_has_one():
    filing = college_filing(
        cycle__edition__key="2021", drafts=("departments", "congress", "charter")
    )
    actor = acting(filing)
    import_, picture = with_picture(filing, "departments")
    for _ in range(2):
        accept_all(actor, import_)
    attachment = filing.attachments.get()
    assert drafts_of(filing).departments.chart == str(attachment.pk)
    assert attachment.section == "departments"
    with attachment.file.open() as file:
        assert Image.open(file).size == (8, 6)
    (shown,) = proposals.of(actor, import_).section("departments").parts
    assert (shown.change, shown.picture) == ("same", picture.pk)


def test_a_chart_has_no_place_where_the_form_has_a_table(filing, actor):
    import_, _picture = with_picture(filing, "departments")
    shown = proposals.of(actor, import_)
    assert not shown.sections
    assert "1张图片" in shown.no_place[0]
    assert accept_all(actor, import_) == proposals.Accepted()
    assert not filing.attachments.exists()


def test_pictures_of_the_congress_are_taken_one_by_one(filing, actor):
    import_, first = with_picture(filing, "congress")
    factories.ImportPictureFactory(origin=import_, section="congress", sha256="2" * 64)
    chosen = {"congress": {f"picture-{first.pk}"}}
    looked_at = revisions(filing)
    proposals.accept(actor, import_, chosen, looked_at)
    again = proposals.accept(actor, import_, chosen, looked_at)
    assert not again.conflicts
    (kept,) = drafts_of(filing).congress.pictures
    assert (kept.attachment, kept.alt) == (str(filing.attachments.get().pk), "会场")


def test_a_conflict_leaves_no_picture_behind(filing, actor):
    import_, _picture = with_picture(filing, "congress")
    accepted = proposals.accept(actor, import_, {"congress": proposals.ALL}, {"congress": 7})
    assert not accepted.saved
    assert not filing.attachments.exists()
    assert ImportPicture.objects.get().attachment is None


def test_a_picture_alone_meets_what_somebody_saved_meanwhile(filing, actor):
    import_, picture = with_picture(filing, "congress")
    looked_at = revisions(filing)
    drafts.save(actor, filing, "congress", {"place": "大学生活动中心"}, looked_at["congress"])
    chosen = {"congress": {f"picture-{picture.pk}"}}
    accepted = proposals.accept(actor, import_, chosen, looked_at)
    assert (list(accepted.conflicts), list(accepted.saved)) == (["congress"], [])
    assert import_.taken == []
    accepted = proposals.accept(actor, import_, chosen, revisions(filing))
    assert list(accepted.saved) == ["congress"]
    assert len(drafts_of(filing).congress.pictures) == 1


def test_pictures_without_room_leave_no_file_behind(filing, actor, monkeypatch):
    monkeypatch.setattr(attachments, "PER_FILING", 1)
    monkeypatch.setattr(pictures, "_room", lambda _section: 2)
    import_, first = with_picture(filing, "congress")
    factories.ImportPictureFactory(origin=import_, section="congress", sha256="2" * 64)
    storage, looked_at = first.file.storage, revisions(filing)
    accepted = proposals.accept(actor, import_, {"congress": proposals.ALL}, looked_at)
    assert "最多保存1张" in accepted.refused["congress"]
    assert not filing.attachments.exists()
    year = f"attachments/{clock.now():%Y}"
    assert storage.listdir(year)[1] == []
    chosen = {"congress": {f"picture-{first.pk}"}}
    assert proposals.accept(actor, import_, chosen, looked_at).saved
    assert len(storage.listdir(year)[1]) == 1


def test_a_picture_whose_file_is_gone_is_refused(filing, actor):
    import_, picture = with_picture(filing, "congress")
    picture.file.storage.delete(picture.file.name)
    accepted = proposals.accept(actor, import_, {"congress": proposals.ALL}, revisions(filing))
    assert "已经不在了" in accepted.refused["congress"]
