"""What all typed content has in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True)]
"""What somebody typed; surrounding white space does not count."""


class Content(BaseModel):
    """Base of all content: immutable, every field optional, unknown keys refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
