"""The local stage: the live server, a real worker beside it, the test's own database."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command

from disclosures.domain import publish
from disclosures.enums import FilingState
from disclosures.models import Filing, Publication, RegisterEntry, Submission
from disclosures.publication.document import Document, from_json
from portal.enums import FederationLevel, Role
from portal.models import Job
from tests.e2e.stage import Arrive, Stage
from tests.e2e.stories import Story
from tests.factories import CollegeFactory, CycleFactory, FederationFactory, UnionFactory, member
from tests.worker import send, worker


class LocalStage(Stage):
    """Everything in one process but worker and broker, which are real ones at `redis_url`."""

    def __init__(self, base: str, redis_url: str) -> None:
        super().__init__(base)
        self.redis_url = redis_url

    def set_up(self, story: Story, folder: Path, arrive: Arrive) -> None:
        province = FederationFactory(
            name=story.province, short_name=story.short_name, level=FederationLevel.PROVINCE
        )
        cycle = CycleFactory(federation=province)
        college = CollegeFactory(name=story.school, federation=province)
        union = UnionFactory(college=college, name="学生会")
        member(Role.SECRETARY, college=college, username=story.secretary, full_name="沈书记")
        member(Role.REVIEWER, federation=province, username=story.reviewer, full_name="顾审核")
        said = io.StringIO()
        file, where = story.write(folder), {"union": str(union.pk), "cycle": str(cycle.pk)}
        with pytest.raises(SystemExit) as ended:
            call_command("load_disclosure", file, **where, stdout=said)
        assert ended.value.code in {0, 1}, said.getvalue()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """A real worker takes the job off a real broker."""
        with worker(self.redis_url):
            send(self.redis_url, publish.BAKE, Job.objects.get(task=publish.BAKE).pk)
            yield

    def submitted(self, number: str, content_hash: str, reason: str) -> None:
        submission = Submission.objects.latest("ordinal")
        assert (submission.number, submission.content_hash) == (number, content_hash)
        assert any(each["text"] == reason for each in submission.explanations)

    def stands(self, state: FilingState, open_sections: list[str] | None = None) -> None:
        filing = Filing.objects.get()
        assert filing.state == state
        assert open_sections in (None, filing.open_sections)

    def published(self, code: str, document: Document) -> None:
        kept = from_json(Publication.objects.get().document)
        assert (kept.sections, kept.closing) == (document.sections, document.closing)
        assert RegisterEntry.objects.get().publication.code == code
