"""What a rule finds and what it leaves alone, by example: one YAML file a rule.

place: charter.text   # where a bare text is put into a clean filing
base: {charter.adopted: ""}         # what every example changes besides (optional)
fires:                # the first of each list is shown in the catalogue
  - 主席团由常任代表会议选举产生。
  - says: 填写实有63人              # in words
    set: {indicators.i03.number: "63"}
    severity: warning               # where it is not the rule's own
    path: indicators.i03.number     # where the finding must stand
    edition: "2020"                 # default 2024-2025
    kind: graduate                  # default student
    preamble: 现将我校……公开如下    # of an imported document
passes:
  - 主席团由学生代表大会选举产生。
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

FOLDER = Path(__file__).parent


class ExamplesError(ValueError):
    """A file of examples is wrong; the message names file, place and reason."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Example(_Part):
    """One change of a clean filing; ``set`` maps paths to what is put there."""

    says: str = ""
    set: dict[str, Any] = {}
    severity: str | None = None
    path: str | None = None
    edition: str = "2024-2025"
    kind: str = "student"
    preamble: str = ""

    @property
    def text(self) -> str:
        """The example in words: what it says, or the text itself."""
        return self.says or str(next(iter(self.set.values()), ""))


class Examples(_Part):
    """A rule's examples."""

    place: str = ""
    base: dict[str, Any] = {}
    fires: tuple[Example, ...]
    passes: tuple[Example, ...]


@cache
def examples_of(number: str, folder: Path = FOLDER) -> Examples:
    """Return a rule's examples; ``ExamplesError`` where its file is missing or wrong."""
    file = folder / f"{number}.yaml"
    try:
        raw = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        return Examples.model_validate(_with_places(raw))
    except FileNotFoundError:
        raise ExamplesError(f"{file.name}：规则 {number} 没有示例文件。") from None
    except (yaml.YAMLError, UnicodeDecodeError, TypeError) as error:
        raise ExamplesError(f"{file.name}：读不出来（{error}）。") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ExamplesError(f"{file.name}：{where} 不合要求（{first['msg']}）。") from None


def _with_places(raw: Any) -> dict[str, Any]:
    """Put every bare text at the file's place, every example onto the file's base."""
    if not isinstance(raw, Mapping):
        raise TypeError("应当是一组名称和值")
    place, base = raw.get("place", ""), raw.get("base") or {}
    lists = {
        name: [_placed(one, place, base) for one in raw.get(name) or []]
        for name in ("fires", "passes")
    }
    return {**raw, "base": base, **lists}


def _placed(one: Any, place: str, base: Mapping[str, Any]) -> Any:
    if isinstance(one, Mapping) and isinstance(one.get("set", {}), Mapping):
        return {**one, "set": {**base, **one.get("set", {})}}
    if not isinstance(one, str):
        return one
    if not place:
        raise TypeError(f"“{one[:20]}”没有写明放在哪里（place）")
    return {"says": one, "set": {**base, place: one}}


@cache
def about(number: str) -> str:
    """Return what a rule does in words for users; "" where ``about.yaml`` has none."""
    texts: dict[str, str] = yaml.safe_load((FOLDER.parent / "about.yaml").read_text("utf-8"))
    return texts.get(number, "")
