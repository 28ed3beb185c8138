"""What colleges bring along: theirs alone; the federation reads what was used, once it was submitted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import disclosures.models.storages
from portal.migrations import _security as security

FILING = "disclosures_filing"
OF_COLLEGE = security.exists(FILING, "filing_id", security.colleges("parent.college_id"))
OF_FEDERATION = security.exists(FILING, "filing_id", security.federations("parent.federation_id"))
USED = (
    "taken <> '[]'::jsonb AND EXISTS (SELECT 1 FROM disclosures_submission later"
    " WHERE later.filing_id = disclosures_import.filing_id"
    " AND later.submitted_at >= disclosures_import.created_at)"
)
"""Something of it is in the filing, and the filing was submitted after it came."""
VISIBLE = security.exists("disclosures_import", "origin_id")
PICTURE_OF_COLLEGE = (
    "EXISTS (SELECT 1 FROM disclosures_import origin JOIN disclosures_filing parent"  # noqa: S608 - names of our own
    " ON parent.id = origin.filing_id WHERE origin.id = origin_id"
    f" AND {security.colleges('parent.college_id')})"
)
OWN = security.colleges()


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0006_editions_made_here"),
        ("portal", "0004_union_kinds_are_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("document", "公开材料"),
                            ("roster", "名单表格"),
                            ("paste", "粘贴的名单"),
                            ("last_year", "往年填报"),
                        ],
                        max_length=10,
                        verbose_name="来源",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "等待读取"),
                            ("ready", "已读取，请核对"),
                            ("failed", "没有读出来"),
                            ("discarded", "已放弃"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        max_length=200,
                        null=True,
                        storage=disclosures.models.storages.private_storage,
                        upload_to="imports/%Y",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=10)),
                ("size", models.PositiveIntegerField(default=0, help_text="字节")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("problem", models.CharField(blank=True, max_length=500, verbose_name="问题")),
                ("result", models.JSONField(blank=True, default=dict)),
                ("table", models.JSONField(blank=True, default=dict)),
                ("edition", models.CharField(blank=True, max_length=20, verbose_name="年度")),
                ("taken", models.JSONField(blank=True, default=list)),
                ("created_at", models.DateTimeField(verbose_name="上传时间")),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="disclosures.filing",
                    ),
                ),
                (
                    "filing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="imports",
                        to="disclosures.filing",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "导入",
                "verbose_name_plural": "导入",
                "ordering": ("-id",),
            },
        ),
        migrations.CreateModel(
            name="ImportPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("section", models.CharField(max_length=30)),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        storage=disclosures.models.storages.private_storage,
                        upload_to="imports/%Y",
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="文件名")),
                ("alt", models.CharField(blank=True, max_length=500, verbose_name="文字说明")),
                ("content_type", models.CharField(max_length=40)),
                ("size", models.PositiveIntegerField(help_text="字节")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="disclosures.attachment",
                    ),
                ),
                (
                    "origin",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pictures",
                        to="disclosures.import",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入的图片",
                "verbose_name_plural": "导入的图片",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="RosterMatching",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("header", models.CharField(max_length=64)),
                ("labels", models.JSONField(default=list)),
                ("fields", models.JSONField(default=dict)),
                ("changed_at", models.DateTimeField()),
                (
                    "college",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roster_matchings",
                        to="portal.college",
                    ),
                ),
            ],
            options={
                "verbose_name": "名单的列",
                "verbose_name_plural": "名单的列",
            },
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["filing", "state"], name="disclosures_filing__0a40e7_idx"),
        ),
        migrations.AddConstraint(
            model_name="importpicture",
            constraint=models.UniqueConstraint(
                fields=("origin", "section", "sha256"), name="import_picture_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rostermatching",
            constraint=models.UniqueConstraint(
                fields=("college", "header"), name="roster_matching_once"
            ),
        ),
        security.secure(
            "disclosures_import",
            select=f"{OF_COLLEGE} OR ({OF_FEDERATION} AND {USED})",
            insert=OF_COLLEGE,
            update=OF_COLLEGE,
        ),
        security.secure(
            "disclosures_importpicture",
            select=VISIBLE,
            insert=PICTURE_OF_COLLEGE,
            update=PICTURE_OF_COLLEGE,
            delete=PICTURE_OF_COLLEGE,
        ),
        security.secure(
            "disclosures_rostermatching", select=OWN, insert=OWN, update=OWN, delete=OWN
        ),
    ]
