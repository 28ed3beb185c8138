"""Pango contexts and font descriptions, one for each face and size of a document.

WeasyPrint makes both anew for every line. They are kept at the document's font
configuration, which they must not outlive.
"""

from __future__ import annotations

from typing import Any

FACE = (
    "font_style", "font_stretch", "font_weight", "font_size", "font_variant_caps",
)  # fmt: skip
PLAIN = {
    "text_decoration_line": "none",
    "font_variation_settings": "normal",
    "font_language_override": "normal",
    "font_kerning": "auto",
    "font_variant_ligatures": "normal",
    "font_variant_position": "normal",
    "font_variant_caps": "normal",
    "font_variant_numeric": "normal",
    "font_variant_alternates": "normal",
    "font_variant_east_asian": "normal",
    "font_feature_settings": "normal",
}


def plain(style: Any) -> bool:
    """Whether `style` asks for no feature, variation or decoration of its face."""
    known = style.__dict__.get("_plain")
    if known is None:
        known = all(style[name] == value for name, value in PLAIN.items())
        style._plain = known
    return bool(known)


def context(style: Any) -> tuple[Any, Any]:
    """A Pango context and its language."""
    known = style.font_config.__dict__.setdefault("_contexts", {})
    key = (style["direction"], style["lang"])
    if key not in known:
        known[key] = _new_context(style)
    return known[key]  # type: ignore[no-any-return]


def description(style: Any) -> Any:
    """A Pango font description."""
    mine = style.__dict__.get("_description")
    if mine is None:
        known = style.font_config.__dict__.setdefault("_descriptions", {})
        key = (tuple(style["font_family"]), *(style[name] for name in FACE))
        if key not in known:
            from weasyprint.text.fonts import get_font_description

            known[key] = get_font_description(style)
        mine = style._description = known[key]
    return mine


def _new_context(style: Any) -> tuple[Any, Any]:
    from weasyprint.text.constants import PANGO_DIRECTION
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

    made = ffi.gc(
        pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref
    )
    pango.pango_context_set_round_glyph_positions(made, False)
    pango.pango_context_set_base_dir(made, PANGO_DIRECTION[style["direction"]])
    if not style["lang"]:
        return made, pango.pango_language_get_default()
    name, _held = unicode_to_char_p(style["lang"])
    language = pango.pango_language_from_string(name)
    pango.pango_context_set_language(made, language)
    return made, language
