"""What all typed content has in common."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def _one_kind_of_line_break(value: object) -> object:
    """Browsers send CR LF, files hold LF: the same text must not differ by it."""
    if isinstance(value, str) and "\r" in value:
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


Text = Annotated[
    str, BeforeValidator(_one_kind_of_line_break), StringConstraints(strip_whitespace=True)
]
"""What somebody typed; surrounding white space and the kind of line break do not count."""


class Content(BaseModel):
    """Base of all content: immutable, every field optional, unknown keys refused by name."""

    model_config = ConfigDict(frozen=True, extra="forbid")
