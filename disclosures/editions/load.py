"""Reading editions from their files."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from disclosures.editions.coherence import incoherent
from disclosures.editions.errors import EditionError, EditionUnknown
from disclosures.editions.marks import marked
from disclosures.editions.model import EditionForm

FOLDER = Path(__file__).parent


class _Yaml(yaml.SafeLoader):
    """YAML 1.2's booleans only: ``no`` is a column's key here, not False."""


_Yaml.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Yaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def keys(folder: Path = FOLDER) -> list[str]:
    """Return the keys of the years that there are, oldest first."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


@cache
def load(key: str, folder: Path = FOLDER) -> EditionForm:
    """Return the form of a year.

    Raises ``EditionUnknown`` where there is no such file, ``EditionError`` where it is wrong.
    """
    if key not in keys(folder):
        raise EditionUnknown(key, keys(folder))
    form = parse(_raw(key, folder, ()), f"{key}.yaml")
    if form.key != key:
        raise EditionError(f"{key}.yaml", "key", f"文件名是“{key}”，里面写的却是“{form.key}”。")
    return form


def parse(raw: object, where: str) -> EditionForm:
    """Return the form that data describe; ``where`` names their source in errors (``EditionError``)."""
    if not isinstance(raw, Mapping):
        raise EditionError(where, "", "内容应当是“名称: 值”的列表。")
    try:
        form = EditionForm.model_validate(marked(raw, where))
    except ValidationError as error:
        first = error.errors()[0]
        raise EditionError(where, _place(first["loc"]), _reason(first)) from None
    for place, reason in incoherent(form):
        raise EditionError(where, place, reason)
    return form


def _raw(key: str, folder: Path, above: tuple[str, ...]) -> dict[str, Any]:
    """Return a file's data with what it takes over from another year (``same_as``) laid beneath."""
    where = f"{key}.yaml"
    try:
        raw = yaml.load((folder / where).read_text("utf-8"), _Yaml)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise EditionError(where, "", f"不是可以读取的 YAML 文件（{error}）。") from None
    if not isinstance(raw, dict) or "same_as" not in raw:
        return raw
    base = str(raw.pop("same_as"))
    if base in (*above, key) or base not in keys(folder):
        raise EditionError(where, "same_as", f"沿用的年度“{base}”不存在，或互相沿用。")
    return _laid_over(_raw(base, folder, (*above, key)), raw)


def _laid_over(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Merge name by name; a list or a plain value replaces the one beneath."""
    merged = dict(base)
    for name, value in own.items():
        beneath = merged.get(name)
        if isinstance(beneath, dict) and isinstance(value, dict):
            merged[name] = _laid_over(beneath, value)
        else:
            merged[name] = value
    return merged


def _place(loc: tuple[int | str, ...]) -> str:
    """Write a path as ``indicators[2].text``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc).lstrip(".")


def _reason(error: Mapping[str, Any]) -> str:
    """Say in Chinese what pydantic found."""
    kinds = {"missing": "缺少这一项。", "extra_forbidden": "没有这个名称的项，请检查拼写。"}
    return kinds.get(error["type"], f"内容不合要求（{error['msg']}）。")
