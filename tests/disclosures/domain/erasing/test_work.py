"""A granted request reaches every file of every version, now and later, and the former files go."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from disclosures.domain import bake, outputs, publish
from disclosures.domain.erasing import clearing, deciding, journal, work
from disclosures.domain.refused import Refused
from disclosures.enums import RenderReason
from disclosures.models import Erasure, PublicationFile, Rendition
from portal.access import actor_of
from portal.enums import Role
from portal.models import Event, Job, Message
from tests.disclosures.domain.retaining.aged import PERSON, files_naming
from tests.disclosures.publication.approved import baked
from tests.factories import SubmissionFactory, UserFactory, member
from tests.factories.rights import ErasureFactory

pytestmark = pytest.mark.django_db


def asked(publication, **facts):
    values = {"facts": {"row": {"no": "1", "department": "主席团"}, "alone": True}, "name": PERSON}
    return ErasureFactory(entry=None, publication=publication, **values | facts)


def secretary(erasure):
    return actor_of(member(Role.SECRETARY, college=erasure.college))


def grant(erasure, state="granted", answer="已核实，不再公开。"):
    actor = secretary(erasure)
    deciding.confirm(actor, erasure, "same")
    return deciding.decide(actor, erasure, state, answer)


def clear_all():
    for one in PublicationFile.objects.values_list("publication", flat=True).distinct():
        bake.clear(one)


def test_every_file_is_made_again_and_the_former_go(django_capture_on_commit_callbacks):
    publication = baked()
    assert files_naming()
    erasure = grant(asked(publication))
    assert Job.objects.filter(task=work.ERASE, object_id=erasure.pk).exists()
    assert work.carry_out(erasure.pk) == 1
    clear_all()
    assert files_naming() == []
    assert Rendition.objects.get(number=2).reason == RenderReason.ERASURE
    assert Event.objects.filter(action="erasure.done").count() == 1
    assert work.carry_out(erasure.pk) == 0
    assert Rendition.objects.count() == 2


def test_a_later_version_does_not_bring_the_name_back():
    publication = baked()
    work.carry_out(grant(asked(publication)).pk)
    again = SubmissionFactory(
        filing=publication.filing, ordinal=2, content=publication.submission.content
    )
    second = publish.create(again, UserFactory())
    bake.bake(second.pk)
    clear_all()
    assert second.files.filter(kind="changes").exists()
    assert files_naming() == []
    assert bake.make(second, RenderReason.LAYOUT, "新版式") is None


def test_a_request_for_everywhere_reaches_the_colleges_other_filings():
    first = baked()
    other = publish.create(
        SubmissionFactory(
            filing__union=first.filing.union, filing__state="approved",
            filing__cycle__federation=first.filing.federation,
            filing__cycle__edition__key="2023-2024",
            content=first.submission.content,
        ),
        UserFactory(),
    )  # fmt: skip
    bake.bake(other.pk)
    assert work.carry_out(grant(asked(first, everywhere=True)).pk) == 2
    clear_all()
    assert files_naming() == []


def test_refusing_wants_a_reason_and_granting_the_colleges_word():
    erasure = asked(baked())
    actor = secretary(erasure)
    with pytest.raises(Refused, match="核实身份"):
        deciding.decide(actor, erasure, "granted", "")
    with pytest.raises(Refused, match="写明理由"):
        deciding.decide(actor, erasure, "refused", "")
    with pytest.raises(Refused, match="选择怎样处理"):
        deciding.decide(actor, erasure, "received", "没有这样的")
    row = deciding.decide(actor, erasure, "refused", "名单按规定公开一年。")
    assert (row.state, row.answer) == ("refused", "名单按规定公开一年。")
    with pytest.raises(Refused, match="已经办结"):
        deciding.decide(actor, erasure, "refused", "再来一次吧。")
    assert Event.objects.filter(action="erasure.refused").count() == 1
    assert not Job.objects.filter(task=work.ERASE).exists()
    assert Message.objects.get(kind="erasure_decided").audience == "federation"


@pytest.mark.parametrize("role", [Role.EDITOR, Role.OBSERVER])
def test_who_is_not_the_secretary_decides_nothing(role):
    erasure = asked(baked())
    with pytest.raises(PermissionDenied):
        deciding.confirm(actor_of(member(role, college=erasure.college)), erasure, "same")


def test_the_lead_decides_too_and_the_college_is_told():
    erasure = asked(baked())
    lead = actor_of(member(Role.LEAD, federation=erasure.federation))
    deciding.confirm(lead, erasure, "same")
    deciding.decide(lead, erasure, "partly", "名单保留姓氏。")
    assert Message.objects.get(kind="erasure_decided").audience == "college"


def test_what_was_granted_is_known_after_the_database_forgot(django_capture_on_commit_callbacks):
    publication = baked()
    with django_capture_on_commit_callbacks(execute=True):
        erasure = grant(asked(publication))
    before = Erasure.objects.values().get()
    Erasure.objects.all().update(state="received", decided_at=None, answer="")
    (row,) = journal.replay()
    assert (row.pk, row.state, row.name, row.facts) == (
        erasure.pk,
        "granted",
        PERSON,
        before["facts"],
    )
    assert journal.replay() == []


def test_what_was_written_goes_some_time_after_the_decision(settings):
    refused, granted, open_ = (asked(baked(college=f"朔原第{n}大学")) for n in "一二三")
    deciding.decide(secretary(refused), refused, "refused", "名单按规定公开一年。")
    grant(granted)
    assert clearing.clear() == 0
    settings.ERASURE_KEPT_DAYS = -1
    assert clearing.clear() == 2
    for row, name in ((refused, ""), (granted, PERSON)):
        row.refresh_from_db()
        assert (row.text, row.contact, row.name, bool(row.cleared_at)) == ("", "", name, True)
    open_.refresh_from_db()
    assert open_.contact


def test_both_sides_are_reminded_once_before_the_day():
    asked(baked())
    clearing.nightly()
    clearing.nightly()
    assert Message.objects.filter(kind="erasure_due").count() == 2


def test_what_is_granted_while_a_version_is_baked_is_left_out_of_it(monkeypatch):
    """The work on the request finds no files of it yet; so the baking has to notice."""
    first = baked()
    again = SubmissionFactory(filing=first.filing, ordinal=2, content=first.submission.content)
    second = publish.create(again, UserFactory())
    write = outputs.write

    def meanwhile(*args, **options):
        made = write(*args, **options)
        monkeypatch.undo()
        work.carry_out(grant(asked(first)).pk)
        return made

    monkeypatch.setattr(outputs, "write", meanwhile)
    with pytest.raises(bake.Overtaken):
        bake.bake(second.pk)
    assert not second.files.exists()
    bake.bake(second.pk)
    clear_all()
    assert files_naming() == []
