"""What a browser would send of a section's page, unchanged."""

from __future__ import annotations

from disclosures.domain import contents
from disclosures.domain.yearform import form_of_filing
from disclosures.forms.kinds import section_form


def posted(filing, key):
    """Return the page's fields and values, the present revision among them."""
    draft = filing.drafts.get(key=key)
    content = contents.content_class(key).model_validate(draft.content)
    form = section_form(form_of_filing(filing), key, content, spare=0)
    fields = list(form.main)
    for table in form.tables.values():
        fields += [field for row in table.forms for field in row if field.name != "DELETE"]
    values = {field.html_name: field.value() or "" for field in fields}
    return {
        **{name: value for name, value in values.items() if value or "-answer" not in name},
        "revision": draft.revision,
    }
