"""A cycle may take rules less strictly, after a trial; the federation alone sees its trials."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from portal.migrations import _security as security

OWN = security.federations()


class Migration(migrations.Migration):
    dependencies = [
        ("disclosures", "0003_cycles_are_scoped"),
        ("portal", "0004_union_kinds_are_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="cycle",
            name="rule_settings",
            field=models.JSONField(blank=True, default=dict, verbose_name="规则调整"),
        ),
        migrations.CreateModel(
            name="RuleTrial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.CharField(max_length=4, verbose_name="规则")),
                (
                    "effect",
                    models.CharField(
                        choices=[
                            ("as_it_is", "照规则目录执行"),
                            ("contradiction", "最重算“矛盾”（可以说明）"),
                            ("warning", "最重算“提醒”（不影响提交）"),
                            ("information", "只作“提示”"),
                            ("off", "本周期停用"),
                        ],
                        max_length=20,
                        verbose_name="调整",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("done_at", models.DateTimeField(null=True)),
                ("result", models.JSONField(default=dict)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rule_trials",
                        to="disclosures.cycle",
                    ),
                ),
                (
                    "federation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rule_trials",
                        to="portal.federation",
                    ),
                ),
            ],
            options={
                "verbose_name": "规则试算",
                "verbose_name_plural": "规则试算",
                "ordering": ("-pk",),
            },
        ),
        security.secure("disclosures_ruletrial", select=OWN, insert=OWN, update=OWN),
    ]
