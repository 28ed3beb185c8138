"""The certificate with which the demonstration signs; `make demo` calls it before it publishes."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from disclosures.publication.signing import demonstration


class Command(BaseCommand):
    """Only where the settings are the demonstration's."""

    help = "生成演示用的签名证书（subject 写明“演示用证书”）。已有的不动。"
    requires_system_checks: list[str] = []

    def handle(self, *_: Any, **options: Any) -> None:
        if not settings.PDF_SIGNING_DEMONSTRATION:
            raise CommandError("只能在演示环境里生成。正式使用请向发证机构申请证书。")
        path = Path(settings.PDF_SIGNING_KEY_FILE)
        if demonstration.make(path, settings.PDF_SIGNING_PASSPHRASE) and options["verbosity"]:
            self.stdout.write(f"演示用证书 · Demonstration certificate: {path}")
