"""The rule catalogue as a page for developers: ``python -m disclosures.checks.describe``."""

from disclosures.checks.registry import Rule, rules

HEAD = """# The rules

Written by `python -m disclosures.checks.describe > docs/rules.md`; a test fails when it is stale.

A rule is a generator in `disclosures/checks/catalogue/`, decorated with `@rule(number, title, severity,
reads=…, indicators=…, source=…)`. It takes `Facts` (everything typed, already read) and yields `Hit(path,
message, evidence)`: no database, no clock. To add one:

1. Write it in the file of its subject, with a docstring that says what is compared and what is left alone.
   A new file is named in `catalogue/__init__.py`.
2. Write its sentence in polite, exact Chinese: what was found (the figures), where (`第14行 张三`), what to do.
   `evidence` holds what was read: an explanation falls when it changes.
3. What it needs and cannot find, it says with `unchecked(path, sentence)`; what R02, R13, R33 or R39
   already report as missing or unreadable, it leaves to them.
4. Where the college itself answers 否, a breach contradicts nothing: `severity=against(facts, indicator)`.
5. Say it to users in `checks/about.yaml`, and give it examples in `checks/examples/<RULE>.yaml`: near misses count
   as much as hits. `make corpus` prints precision and recall. A test file only for what a list of examples cannot say.

One finding for each rule and place; texts of people are quoted shortened (`clip`). Severities: error blocks,
contradiction is mended or explained, warning is ticked, information is folded away, unchecked says what is missing.
"""


def page() -> str:
    """Return the page in Markdown: the guide, then every rule with what it reads."""
    return "\n".join([HEAD, *map(_entry, rules())])


def _entry(rule: Rule) -> str:
    indicators = "、".join(rule.indicators) or "—"
    return (
        f"## {rule.id} {rule.title}\n\n{rule.severity.value} · indicators {indicators} · "
        f"reads `{'`, `'.join(rule.reads)}` · {rule.source}\n\n{rule.text}\n"
    )


if __name__ == "__main__":
    print(page(), end="")  # noqa: T201 - the page is what it is for
