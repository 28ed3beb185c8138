"""Gathering static files while an image is built: no database, no secret of any worth."""

from __future__ import annotations

from portal.settings.base import *  # noqa: F403 - settings are layers

SECRET_KEY = "nothing is signed with this"  # noqa: S105
