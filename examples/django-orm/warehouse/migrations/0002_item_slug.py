from django.db import migrations, models
from django.utils.text import slugify


def fill(apps, schema_editor):
    Item = apps.get_model("warehouse", "Item")  # as of 0002
    for item in Item.objects.filter(slug=None).iterator():
        item.slug = slugify(item.name)
        item.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("warehouse", "0001_initial")]
    operations = [
        migrations.AddField(
            "item",
            "slug",
            models.SlugField(max_length=40, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
