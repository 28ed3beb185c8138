"""The form of one section: a main form and tables of rows, content in and content out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms

from disclosures.forms.paths import flatten, unflatten
from disclosures.forms.rows import Column, Rows, rows

if TYPE_CHECKING:
    from disclosures.content import Content
    from disclosures.editions import EditionForm, Section


class MainForm(forms.Form):
    """The fields of a section that stand in no table."""

    use_required_attribute = False

    def __init__(self, fields: dict[str, forms.Field], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(fields)


class SectionForm:
    """One kind of section; subclasses say which fields, which tables and how they are laid out.

    ``content`` is what the draft holds; ``data`` what was posted (None: the page is only shown);
    ``spare`` how many empty rows to add. A field that was not posted keeps what the draft holds.
    Names follow the paths of findings: ``roster[13].rank`` is the field ``rows-13-rank``.
    """

    template: ClassVar[str] = "filing/forms/main.html"
    spare: ClassVar[int] = 3

    def __init__(
        self,
        edition: EditionForm,
        section: Section,
        content: Content,
        data: Mapping[str, Any] | None = None,
        spare: int | None = None,
    ) -> None:
        self.edition, self.section, self.initial, self.data = edition, section, content, data
        self.more = self.spare if spare is None else spare
        start = self.main_initial()
        posted = None if data is None else {**start, **{name: data[name] for name in data}}
        self.main = MainForm(self.fields(), posted, initial=start)
        self.main.helper = self.helper()
        self.tables = {
            prefix: self.table(prefix, columns) for prefix, columns in self.columns().items()
        }

    # --- what a kind says -------------------------------------------------------------

    def fields(self) -> dict[str, forms.Field]:
        """Return the main form's fields by name."""
        return {}

    def columns(self) -> dict[str, tuple[Column, ...]]:
        """Return the tables' columns by prefix; the prefix is the content's field."""
        return {}

    def layout(self) -> Layout:
        """Return how the main form is laid out."""
        return Layout()

    # --- content in, content out ------------------------------------------------------

    def main_initial(self) -> dict[str, str]:
        """Return the draft's content as values of the main form."""
        return flatten(self.initial.model_dump(exclude=set(self.columns())))

    def row_initial(self, prefix: str) -> list[dict[str, str]]:
        """Return the draft's rows as values of a table."""
        return [flatten(row.model_dump()) for row in getattr(self.initial, prefix)]

    def content(self) -> dict[str, Any]:
        """Return the content of a valid form, in the shape of ``disclosures.content``."""
        content = unflatten(self.main.cleaned_data)
        return content | {prefix: self.row_content(prefix) for prefix in self.tables}

    def row_content(self, prefix: str) -> list[dict[str, Any]]:
        """Return a table's rows without the empty ones; the draft's where the table was not posted."""
        table = self.tables[prefix]
        if not table.is_bound:
            return [row.model_dump() for row in getattr(self.initial, prefix)]
        return [unflatten(values) for _position, values in table.kept()]

    # --- validity ---------------------------------------------------------------------

    def is_valid(self) -> bool:
        """Say whether everything can be stored (long texts, too many rows)."""
        tables = [table.is_valid() for table in self.tables.values() if table.is_bound]
        return self.main.is_valid() and all(tables)

    def errors(self) -> dict[str, str]:
        """Return the first error of each field by its HTML name; a table's own under its prefix."""
        found = {
            self.main[name].html_name: errors[0]
            for name, errors in self.main.errors.items()
            if name in self.main.fields
        }
        for prefix, table in self.tables.items():
            if table.is_bound and table.non_form_errors():
                found[prefix] = table.non_form_errors()[0]
            for form in table.forms:
                found |= {form[name].html_name: errors[0] for name, errors in form.errors.items()}
        return {name: str(sentence) for name, sentence in found.items()}

    # --- parts ------------------------------------------------------------------------

    def table(self, prefix: str, columns: tuple[Column, ...]) -> Rows:
        """Return the formset of a table."""
        initial = self.row_initial(prefix)
        return rows(prefix, columns, data=self.data, initial=initial, spare=self.more)

    def helper(self) -> FormHelper:
        """Return crispy's helper: fields only; form tag and token stand in the page."""
        helper = FormHelper()
        helper.form_tag, helper.disable_csrf = False, True
        helper.layout = self.layout()
        return helper
