"""Let rosters whose time is over give way to counts, now and here: after restoring a backup, or in place of beat."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from disclosures.domain import bake
from disclosures.domain.erasing import journal
from disclosures.domain.erasing import work as erasing
from disclosures.domain.retaining import due, work
from disclosures.models import Filing, Publication
from portal.scoping import scope_colleges, scope_everything


class Command(BaseCommand):
    """Exit status 0: done, or nothing to do; 1: something could not be done."""

    help = "把保存期限已满的名单改为人数（公开文件、数据库、上传的原件）。恢复备份以后必须运行。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="只列出到期的，不改动")

    def handle(self, *_: Any, **options: Any) -> None:
        with scope_everything():
            related = due.due().select_related("union__college", "cycle__edition")
            found = list(related)
        for filing in found:
            day = timezone.localtime(filing.day).date()
            self.stdout.write(
                f"{filing.union.college.name}{filing.union.name} {filing.cycle.edition.key}：{day} 到期"
            )
        if options["dry_run"]:
            self.stdout.write(f"到期{len(found)}份，没有改动。")
            return
        replayed = self._replay()
        if replayed:
            self.stdout.write(f"补办删除请求{replayed}条（恢复备份以前已经同意的）。")
        failed = [filing for filing in found if not self._done(filing)]
        self.stdout.write(f"到期{len(found)}份，办理{len(found) - len(failed)}份。")
        if failed:
            raise SystemExit(1)

    def _replay(self) -> int:
        """Grant again what an older copy of the database does not know, and make the files anew."""
        with scope_everything():
            rows = journal.replay()
        for row in rows:
            with scope_colleges(row.college_id, federation_ids=[row.federation_id]):
                erasing.carry_out(row.pk)
                for publication in Publication.objects.filter(filing__college=row.college_id):
                    bake.clear(publication.pk)
        return len(rows)

    def _done(self, filing: Filing) -> bool:
        """One filing in its own scope and transaction; the others go on where it fails."""
        try:
            with scope_colleges(filing.college_id, federation_ids=[filing.federation_id]):
                work.retain(filing.pk)
            with scope_colleges(filing.college_id, federation_ids=[filing.federation_id]):
                for publication in filing.publications.defer("document"):
                    bake.clear(publication.pk)
        except Exception as error:  # noqa: BLE001 - whatever ails one filing, the others are done
            self.stderr.write(f"填报{filing.pk}没有办成（{type(error).__name__}）：{error}")
            return False
        return True
