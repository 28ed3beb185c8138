"""A click that leads to another page is over when that page stands there.

Playwright's own click waits until the new page has begun, not until there is anything on it: on a
busy machine what a test reads next may be read from an empty document.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Locator, Page

if TYPE_CHECKING:
    from collections.abc import Callable

ACTIONS = ("click", "check", "press", "select_option")


def be_patient() -> None:
    """Let every action of a test end with the page loaded; call it once a process."""
    for kind in (Page, Locator):
        for name in ACTIONS:
            setattr(kind, name, _loaded(getattr(kind, name)))


def _loaded(action: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(action)
    def patient(self: Page | Locator, *args: Any, **options: Any) -> Any:
        result = action(self, *args, **options)
        page = self if isinstance(self, Page) else self.page
        if not page.is_closed():
            page.wait_for_load_state()
        return result

    return patient
