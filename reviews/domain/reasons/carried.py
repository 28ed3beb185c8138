"""The reasons that the project carries: ``reviews/reasons.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints

from reviews.enums import FlagReason

FILE = Path(__file__).parents[2] / "reasons.yaml"
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{1,20}$")]


class Carried(BaseModel):
    """One carried reason; see the head of the file for what its parts mean."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: Key
    title: Annotated[str, StringConstraints(min_length=2, max_length=40)]
    kind: FlagReason
    text: Annotated[str, StringConstraints(min_length=10, max_length=300)]
    rules: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@cache
def carried() -> tuple[Carried, ...]:
    """Return the carried reasons in the order of the file; raises ValueError where it is wrong."""
    raw = yaml.safe_load(FILE.read_text("utf-8"))
    return tuple(map(Carried.model_validate, raw))
