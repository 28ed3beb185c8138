from django.db import migrations, models

KINDS = [
    ("page", "网页"),
    ("pdf", "PDF 文件"),
    ("data", "数据文件"),
    ("word", "Word 文件"),
    ("sheet", "Excel 表格"),
]


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0007_imports")]

    operations = [
        migrations.AlterField(
            model_name="publicationfile",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=10),
        ),
    ]
