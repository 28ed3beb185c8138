"""Reviewers read an original once what was taken of it was submitted, not once anything was."""

from typing import Any

from django.db import migrations, models

from portal.migrations import _security as security

COLLEGE = security.exists("disclosures_filing", "filing_id", security.colleges("parent.college_id"))
FEDERATION = security.exists(
    "disclosures_filing", "filing_id", security.federations("parent.federation_id")
)


def used(since: str) -> str:
    """Something of it is in the filing, and the filing was submitted after ``since``."""
    return (
        "taken <> '[]'::jsonb AND EXISTS (SELECT 1 FROM disclosures_submission later"  # noqa: S608 - names of our own
        " WHERE later.filing_id = disclosures_import.filing_id"
        f" AND later.submitted_at >= disclosures_import.{since})"
    )


def policy(since: str) -> str:
    """Return the statement by which the table is read."""
    rule = f"{security.EVERYTHING} OR {COLLEGE} OR ({FEDERATION} AND {used(since)})"
    return f"ALTER POLICY scope_select ON disclosures_import USING ({rule})"


def taken_when_brought(apps: Any, schema_editor: Any) -> None:
    """What was taken before this was written down counts as taken when it came."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SET LOCAL app.everything = 'on'")
    taken = apps.get_model("disclosures", "Import").objects.exclude(taken=[])
    taken.update(taken_at=models.F("created_at"))


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0008_word_and_excel_are_published")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="taken_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="首次采用时间"),
        ),
        migrations.RunPython(taken_when_brought, migrations.RunPython.noop),
        migrations.RunSQL(policy("taken_at"), policy("created_at")),
    ]
