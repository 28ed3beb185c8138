"""What a worker tries when it starts; said in its log, and by ``manage.py check --deploy --tag portal``."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, register

TAG = "portal"


@register(TAG, deploy=True)
def signing(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """Whether PDFs can be signed as the settings say."""
    from disclosures.publication.signing.checking import check

    return check()


@register(TAG, deploy=True)
def published_files(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """Whether published files can be written, read and removed where the settings say."""
    from disclosures.publication.storage_check import check_published

    return check_published()


@register(TAG, deploy=True)
def subsetting(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """Whether PDFs are made at full speed."""
    from disclosures.publication.tuning.subsetting import check

    return check()


@register(TAG, deploy=True)
def faces(app_configs: Any, **_options: Any) -> list[CheckMessage]:
    """Whether every face of the PDF is there."""
    from disclosures.publication.faces import check

    return check()
