"""Computed styles outlive a document, from the second on.

A computed style follows from its parent's and from the declarations that won; documents of
one style sheet come to the same few hundred again and again. They are kept beside the style
sheet (`tuning.warm`). An element with an `id` gets a copy that knows its anchor; one with
other declarations of its own (`style`, sizes of pictures) is computed anew, and so is all
that is in it. Replaces `weasyprint.css.StyleFor.set_computed_styles`.
"""

from __future__ import annotations

from typing import Any

MOST = 5000
"""Styles kept for one style sheet; beyond that they are forgotten and begin anew."""
OWN = ("style", "name", "width", "height")
"""Attributes from which declarations of an element's own come."""


def install() -> None:
    """Once a process; see `tuning.install`."""
    from weasyprint.css import StyleFor

    before = StyleFor.set_computed_styles

    def compute(self: Any, element: Any, parent: Any, **named: Any) -> None:
        known = getattr(self.font_config, "styles", None)
        if known is None or not _keepable(self, element, parent):
            before(self, element, parent, **named)
            return
        cascaded = self._cascaded_styles.get((element, named.get("pseudo_type")), {})
        anchor = cascaded.pop("anchor", None)
        style = _compute(before, known, self, element, parent, **named)
        if anchor:
            cascaded["anchor"] = anchor
            _mark(self, element, style, cascaded, named.get("target_collector"))

    StyleFor.set_computed_styles = compute


def _keepable(self: Any, element: Any, parent: Any) -> bool:
    """Whether nothing of its own goes into its style; pages are tuples and have nothing."""
    if not isinstance(element, tuple) and any(map(element.get, OWN)):
        return False
    above = self._computed_styles.get((parent, None))
    return parent is None or hasattr(above, "outlives")


def _compute(before: Any, known: Any, self: Any, element: Any, parent: Any, **named: Any) -> Any:
    """Take the kept style, or compute and keep it."""
    above = self._computed_styles[parent, None].outlives if parent is not None else None
    pseudo = named.get("pseudo_type")
    cascaded = self._cascaded_styles.get((element, pseudo), {})
    key = (id(above), isinstance(element, tuple), pseudo, *_declared(cascaded))
    style = known.get(key)
    if style is None:
        self.initial_page_sizes = known.setdefault("page sizes", self.initial_page_sizes)
        before(self, element, parent, **named)
        style = self._computed_styles[element, pseudo]
        _keep(known, key, style)
    else:
        self._computed_styles[element, pseudo] = style
        self.initial_page_sizes = style.initial_page_sizes
    return style


def _declared(cascaded: dict[str, Any]) -> Any:
    """What tells one cascade from another; a kept style keeps its values, so their ids are theirs."""
    for name, (value, weight) in cascaded.items():
        yield name
        yield value if type(value) is str else id(value)
        yield weight[:2]
        yield tuple(weight[2])


def _keep(known: dict[Any, Any], key: Any, style: Any) -> None:
    """Keep it, unless it is what WeasyPrint changes in place (`overflow` of the root)."""
    if style["overflow"] != "visible":
        return
    if len(known) > MOST:
        known.clear()
        return
    style.cascaded = dict(style.cascaded)
    style.outlives = style
    known[key] = style


def _mark(self: Any, element: Any, style: Any, cascaded: Any, targets: Any) -> None:
    """Give an element with an `id` a style of its own that is otherwise the kept one."""
    from disclosures.publication.tuning import boxes

    own = style.copy()
    own.cascaded = cascaded
    own.pop("anchor", None)
    if hasattr(style, "outlives"):
        own.outlives = style
        boxes.share(style, own)
    self._computed_styles[element, None] = own
    if targets and own["anchor"]:
        targets.collect_anchor(own["anchor"])
