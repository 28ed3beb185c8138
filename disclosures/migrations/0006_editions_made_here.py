"""A federation's own forms: drafts that it alone sees; once opened they are public knowledge."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from portal.migrations import _security as security

OWN = security.federations()
# A carried edition (federation null) is kept on its first use, in the request of a lead.
SOME_FEDERATION = "cardinality((SELECT app_federations())::bigint[]) > 0"


def person(name: str) -> tuple[str, models.ForeignKey]:
    """Who did it."""
    return name, models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
    )


def owner(related_name: str, **options: bool) -> models.ForeignKey:
    """Whose it is."""
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name=related_name,
        to="portal.federation",
        verbose_name="学联",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0005_findings_are_kept"),
        ("portal", "0004_union_kinds_are_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField("edition", "federation", owner("editions", blank=True, null=True)),
        migrations.AlterField(
            "edition", "key", models.CharField(max_length=20, verbose_name="年度")
        ),
        migrations.AddConstraint(
            "edition",
            models.UniqueConstraint(
                fields=("key", "federation"), name="edition_once", nulls_distinct=False
            ),
        ),
        migrations.CreateModel(
            name="EditionDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=20, verbose_name="年度")),
                ("based_on", models.CharField(max_length=40, verbose_name="以哪一年为底稿")),
                ("data", models.JSONField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField()),
                person("created_by"),
                person("changed_by"),
                ("federation", owner("edition_drafts")),
            ],
            options={
                "verbose_name": "年度表式草稿",
                "verbose_name_plural": "年度表式草稿",
                "ordering": ("-key",),
            },
        ),
        migrations.AddConstraint(
            "editiondraft",
            models.UniqueConstraint(fields=("key", "federation"), name="edition_draft_once"),
        ),
        security.secure("disclosures_editiondraft", select=OWN, insert=OWN, update=OWN, delete=OWN),
        security.secure(
            "disclosures_edition",
            select="true",
            insert=f"{OWN} OR (federation_id IS NULL AND {SOME_FEDERATION})",
        ),
        security.public_policy("disclosures_edition", "true"),
    ]
