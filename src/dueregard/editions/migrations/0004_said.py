"""What lists show in another language; of an edition's translations also what it is called in them.

No column of the frozen table changes: it has held a list of languages, of which nothing was made.
"""

import json

from django.db import migrations, models


def with_titles(apps, _schema_editor):
    Edition = apps.get_model("editions", "Edition")
    for edition in Edition.objects.exclude(translated=[]):
        said = json.loads(edition.content).get("plan", {}).get("translations", {})
        languages = {language.split("-")[0] for language in edition.translated}
        titles = {language: said.get(language, {}).get("title", {}).get("text", "") for language in languages}
        Edition.objects.filter(pk=edition.pk).update(translated=titles)
    Edition.objects.filter(translated=[]).update(translated={})


class Migration(migrations.Migration):
    dependencies = [("editions", "0003_ordering")]

    operations = [
        # A new default is nothing to the database; on SQLite it would make the table anew, without its trigger.
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="edition",
                    name="translated",
                    field=models.JSONField(
                        blank=True,
                        default=dict,
                        verbose_name="titles in the languages of its translations",
                    ),
                ),
            ]
        ),
        migrations.AddField(
            model_name="publicaction",
            name="said",
            field=models.JSONField(blank=True, default=dict, verbose_name="what lists show, by language"),
        ),
        migrations.RunPython(with_titles, migrations.RunPython.noop),
    ]
