"""Files that somebody brings to be looked at: kept in memory, never on disk."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

if TYPE_CHECKING:
    from django.http import HttpRequest

MEGABYTES = 50
LARGEST = MEGABYTES * 1024 * 1024
"""Bytes of a file; with what a form adds around it, ``_FORM`` more are read."""
_FORM = 64 * 1024


class InMemory(FileUploadHandler):
    """Collects a file in memory whatever its size: Django's own would write a large one to /tmp."""

    def new_file(self, *args: Any, **options: Any) -> None:
        super().new_file(*args, **options)
        self.parts: list[bytes] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        content = BytesIO(b"".join(self.parts))
        self.parts = []
        return InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name or "file",
            self.content_type or "",
            file_size,
            self.charset,
        )


def too_large(request: HttpRequest) -> bool:
    """Say whether more was sent than is read; nothing of it has been read then."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    return not length.isdigit() or int(length) > LARGEST + _FORM


def read(request: HttpRequest, name: str) -> bytes | None:
    """Return the bytes of an uploaded file; None where none was chosen. Before anything reads `request.POST`."""
    request.upload_handlers = [InMemory(request)]
    file = request.FILES.get(name)
    if file is None:
        return None
    data: bytes = file.read()
    file.close()
    return data
