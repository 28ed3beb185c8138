from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0008_event_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="Throttle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="类别")),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("count", models.PositiveIntegerField(verbose_name="次数")),
                ("until", models.DateTimeField(verbose_name="至")),
            ],
            options={
                "verbose_name": "限次",
                "verbose_name_plural": "限次",
                "indexes": [models.Index(fields=["until"], name="throttle_until")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "digest"), name="throttle_once")
                ],
            },
        ),
    ]
