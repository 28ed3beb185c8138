"""Say in the terminal whether what was submitted and published is what was frozen then."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from disclosures.domain import integrity
from disclosures.models import Publication, Submission
from portal.scoping import scope_everything


class Command(BaseCommand):
    """Exit status: 0 all agree with their hashes, 1 not all."""

    help = "重新计算每次提交和每个公开版本的内容校验码，列出不符的。"

    def handle(self, *_: Any, **__: Any) -> None:
        found = 0
        with scope_everything():
            for sentence in integrity.faults():
                found += 1
                self.stdout.write(sentence)
            sent, made = Submission.objects.count(), Publication.objects.count()
        if found:
            raise CommandError(f"共{found}份不符。请保护现场，与备份比对。", returncode=1)
        self.stdout.write(f"全部相符：{sent}次提交，{made}个公开版本。")
