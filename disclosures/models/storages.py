"""Where files live; chosen by settings, named here once."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Return the storage of uploads and unpublished files; never served directly."""
    return storages["private"]


def published_storage() -> Storage:
    """Return the storage of baked publications; the public site serves it as files."""
    return storages["published"]
