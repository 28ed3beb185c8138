"""Whether faces are cut down by HarfBuzz: WeasyPrint's other way takes 3.4 × as long."""

from __future__ import annotations

from typing import Any

from django.core.checks import CheckMessage, Warning  # noqa: A004 - Django's name

LIBRARY = "libharfbuzz-subset0"
NEEDS = (4, 1, 0)


def check(app_configs: Any = None, **_options: Any) -> list[CheckMessage]:
    """What a worker says when it starts; nothing where all is well."""
    from weasyprint.text import ffi

    if ffi.harfbuzz_subset and ffi.harfbuzz.hb_version_atleast(*NEEDS):
        return []
    sentence = (
        f"没有找到 {LIBRARY}（HarfBuzz 4.1 或更新）：每个 PDF 要多花两倍以上的时间。"
        f"请在运行后台任务的机器上安装：apt-get install {LIBRARY}"
    )
    return [Warning(sentence, id="disclosures.W010")]
