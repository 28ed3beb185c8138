"""Explanations belong to a row by its name; the findings of the drafts are kept."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F

from portal.migrations import _security as security

OF_COLLEGE = security.exists(
    "disclosures_filing", "filing_id", security.colleges("parent.college_id")
)


def anchors_are_paths(apps: Any, schema_editor: Any) -> None:
    """What was explained before stays at its place; what it rested on is not known any more."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SET LOCAL app.everything = 'on'")
    explanations = apps.get_model("disclosures", "Explanation")
    explanations.objects.update(anchor=F("path"), whole=F("path"))


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0004_rule_settings_and_trials")]

    operations = [
        migrations.RemoveConstraint(model_name="explanation", name="explanation_once"),
        migrations.AddField(
            model_name="explanation",
            name="anchor",
            field=models.CharField(default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="explanation",
            name="whole",
            field=models.CharField(default="", max_length=300),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="explanation",
            name="evidence",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="explanation",
            name="fell_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(anchors_are_paths, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="explanation",
            constraint=models.UniqueConstraint(
                fields=("filing", "rule", "anchor"), name="explanation_once"
            ),
        ),
        migrations.CreateModel(
            name="FilingFindings",
            fields=[
                (
                    "filing",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kept_findings",
                        serialize=False,
                        to="disclosures.filing",
                    ),
                ),
                ("rules", models.JSONField(default=dict)),
            ],
            options={"verbose_name": "核验结果", "verbose_name_plural": "核验结果"},
        ),
        security.secure(
            "disclosures_filingfindings",
            select=OF_COLLEGE,
            insert=OF_COLLEGE,
            update=OF_COLLEGE,
            delete=OF_COLLEGE,
        ),
    ]
