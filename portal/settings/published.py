"""Where published files lie: a folder, or a bucket of an S3-compatible server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured

from portal.settings import env

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("local", "s3")


def storage(root: Path) -> dict[str, Any]:
    """Return the entry of `STORAGES` by `PUBLISHED_STORAGE`: `local` (at `root`) or `s3`.

    Raises ImproperlyConfigured with the variable that is wrong.
    """
    kind = env.text("PUBLISHED_STORAGE", "local")
    if kind not in KINDS:
        message = f"PUBLISHED_STORAGE must be local or s3, not {kind!r}."
        raise ImproperlyConfigured(message)
    return _bucket() if kind == "s3" else _folder(root)


def _folder(root: Path) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": root,
            "base_url": None,
            "file_permissions_mode": 0o644,
            "directory_permissions_mode": 0o755,
        },
    }


def _bucket() -> dict[str, Any]:
    """Keys never come from elsewhere than these variables, nor the address from the library's cloud."""
    endpoint = env.text("PUBLISHED_S3_ENDPOINT")
    if not endpoint.startswith(("https://", "http://")):
        message = f"PUBLISHED_S3_ENDPOINT must be an address (https://…), not {endpoint!r}."
        raise ImproperlyConfigured(message)
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "endpoint_url": endpoint,
            "bucket_name": env.text("PUBLISHED_S3_BUCKET"),
            "region_name": env.text("PUBLISHED_S3_REGION", "us-east-1"),
            "access_key": env.text("PUBLISHED_S3_ACCESS_KEY"),
            "secret_key": env.text("PUBLISHED_S3_SECRET_KEY"),
            "default_acl": None,
            "file_overwrite": True,
            "querystring_auth": False,
            "client_config": _client(),
        },
    }


def _client() -> Any:
    """How the client behaves: gives up soon, and asks nothing that only the cloud's own server knows."""
    try:
        from botocore.config import Config
    except ImportError as error:
        message = (
            "PUBLISHED_STORAGE=s3 needs django-storages and boto3: install requirements/s3.txt "
            "(the image: build with S3=1)."
        )
        raise ImproperlyConfigured(message) from error
    paths = env.flag("PUBLISHED_S3_PATHS", default=True)
    return Config(
        connect_timeout=5,
        read_timeout=30,
        retries={"total_max_attempts": 2},
        signature_version="s3v4",
        # A server of one's own rarely has a name for each bucket.
        s3={"addressing_style": "path" if paths else "auto"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )
