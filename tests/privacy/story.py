"""One filing's life in public: published, corrected, counted after its time, taken down. Baked for real."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, PngImagePlugin

from disclosures.domain import attachments, bake, publish, withdrawing
from disclosures.domain.retaining.work import retain
from disclosures.enums import FilingState, NamePolicy, RankPolicy
from disclosures.models import Filing, Publication
from portal.access import actor_of
from portal.enums import Role
from portal.models import User
from tests import factories
from tests.disclosures.publication.approved import edition
from tests.factories import member
from tests.factories.rights import RetentionOrderFactory
from tests.privacy import canaries, inside

YEAR = "2024-2025"
IN_PICTURE = "图里的拍摄者"
WITHDRAWN = "误含不应公开的内容，正在更正。"


@dataclass
class Story:
    """A filing on its way; `seeded` are the models that hold a private row."""

    filing: Filing
    pictures: tuple[str, str]
    names: NamePolicy
    ranks: RankPolicy
    seeded: set[str] = field(default_factory=set)
    versions: list[Publication] = field(default_factory=list)

    def hidden(self) -> tuple[list[str], list[str]]:
        """Canaries and names that must not be public now."""
        found, names = canaries.hidden(YEAR, self.names, self.ranks)
        return [*found, IN_PICTURE, inside.MARK], names

    def publish(self, *, second: bool = False) -> Publication:
        """Approve a submission, bake it, put it into the register."""
        content = canaries.disclosure(YEAR, self.pictures, second=second)
        sent = factories.SubmissionFactory(
            filing=self.filing,
            ordinal=len(self.versions) + 1,
            content=content.model_dump(mode="json"),
        )
        made = publish.create(sent, User.objects.first())
        bake.bake(made.pk)
        self.versions.append(made)
        self.filing.refresh_from_db()
        return made

    def correct(self) -> Publication:
        """Publish a second version without one of the people, for a reason that names them where names are public."""
        factories.CorrectionFactory(of=self.versions[-1], reason=f"{canaries.LEFT}不再任职。")
        for state in (FilingState.CORRECTING, FilingState.SUBMITTED, FilingState.APPROVED):
            Filing.objects.filter(pk=self.filing.pk).update(state=state)
        self.filing.refresh_from_db()
        return self.publish(second=True)

    def let_time_pass(self) -> None:
        """Let the roster's time be over, and the portal do what is due."""
        RetentionOrderFactory(cycle=self.filing.cycle)
        assert retain(self.filing.pk)
        for version in self.versions:
            bake.clear(version.pk)

    def take_down(self) -> None:
        """Withdraw all of it."""
        lead = actor_of(member(Role.LEAD, federation=self.filing.federation))
        made = withdrawing.withdraw(lead, self.filing, WITHDRAWN, note=f"内部说明{inside.MARK}")
        withdrawing.conceal(made.pk)


def begun(names: NamePolicy, ranks: RankPolicy) -> Story:
    """An approved filing with pictures, published once, and a private row in every table."""
    federation = factories.FederationFactory()
    college = factories.CollegeFactory(name="云岭海洋大学", federation=federation)
    cycle = factories.CycleFactory(
        federation=federation,
        edition=edition(YEAR),
        name_policy=names,
        rank_policy=ranks,
    )
    filing = factories.FilingFactory(
        union=factories.UnionFactory(college=college, name="学生会"),
        cycle=cycle, state=FilingState.APPROVED, drafts=(),
    )  # fmt: skip
    factories.UserFactory(full_name=f"审核人{inside.MARK}", email=f"{inside.MARK}@example.org")
    story = Story(filing, (_picture(filing, "PNG"), _picture(filing, "JPEG")), names, ranks)
    story.seeded = inside.seed(filing, story.publish())
    return story


def _picture(filing: Filing, kind: str) -> str:
    """A picture as a telephone makes it, through the portal's own cleaning; return its id."""
    cleaned = attachments.clean(io.BytesIO(photograph(kind)))
    file = ContentFile(cleaned.data, name=f"{inside.MARK}{cleaned.extension}")
    made: Any = factories.AttachmentFactory(
        filing=filing, file=file, name=f"{inside.MARK}.jpg", content_type=cleaned.content_type
    )
    return str(made.pk)


def photograph(kind: str) -> bytes:
    """A picture with a name in its EXIF, its XMP, its comment and its text chunks."""
    exif = Image.Exif()
    exif[0x013B] = exif[0x010E] = IN_PICTURE.encode().decode("latin-1")
    exif.get_ifd(0x8825)[1] = "N"
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("Author", IN_PICTURE)
    texts.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{IN_PICTURE}</x:xmpmeta>")
    target = io.BytesIO()
    more: dict[str, Any] = {
        "PNG": {"pnginfo": texts},
        "JPEG": {
            "comment": IN_PICTURE.encode(),
            "xmp": f"<x:xmpmeta>{IN_PICTURE}</x:xmpmeta>".encode(),
        },
        "WEBP": {"xmp": f"<x:xmpmeta>{IN_PICTURE}</x:xmpmeta>".encode()},
    }[kind]
    Image.new("RGB", (16, 12), "teal").save(target, kind, exif=exif, **more)
    assert IN_PICTURE.encode() in target.getvalue()
    return target.getvalue()
