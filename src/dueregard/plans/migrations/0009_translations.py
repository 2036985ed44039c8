"""Translations become rows: with the words that they were made from, who made them and who checked them."""

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def as_rows(apps, _schema_editor):
    """What stood in each item; nobody knows any more who wrote it, or of which words but today's."""
    Translation = apps.get_model("plans", "Translation")
    now = timezone.now()
    for kind in ("objective", "action"):
        for item in apps.get_model("plans", kind).objects.exclude(translations={}):
            for language, texts in item.translations.items():
                for name, each in texts.items():
                    source = getattr(item, "timescale_text" if name == "timescale" else name, "")
                    if isinstance(source, str) and source.strip() and each.get("text"):
                        checked = each.get("state") == "checked"
                        Translation.objects.create(
                            **{kind: item, "plan_id": item.plan_id},
                            language=language,
                            name=name,
                            text=each["text"],
                            source=source,
                            translated_by="plan file",
                            translated_at=now,
                            checked_by="plan file" if checked else "",
                            checked_at=now if checked else None,
                        )


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0007_holding_language"),
        ("plans", "0008_members_only"),
    ]

    operations = [
        migrations.CreateModel(
            name="LanguageScheme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asks",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nothing", "nothing"),
                            ("warn", "that it is said before it is published"),
                            ("bar", "that it is not published"),
                        ],
                        default="",
                        max_length=30,
                        verbose_name="what it asks",
                    ),
                ),
                (
                    "second_person",
                    models.BooleanField(
                        default=True,
                        verbose_name="translations are checked by somebody other than who made them",
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="language_scheme",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("asks__in", ["nothing", "warn", "bar"])),
                        name="language_scheme_asks_for_what_is_known",
                        violation_error_message="The plan format has no such code.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Translation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(max_length=35, verbose_name="language")),
                ("name", models.CharField(max_length=200, verbose_name="which words")),
                ("text", models.TextField(verbose_name="translation")),
                ("source", models.TextField(verbose_name="words that it was made from")),
                ("translated_by", models.CharField(max_length=200, verbose_name="translated by")),
                (
                    "translator_id",
                    models.CharField(blank=True, max_length=64, verbose_name="id of the translator"),
                ),
                ("translated_at", models.DateTimeField(verbose_name="translated")),
                ("checked_by", models.CharField(blank=True, max_length=200, verbose_name="checked by")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="plans.action",
                        verbose_name="action",
                    ),
                ),
                (
                    "objective",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="plans.objective",
                        verbose_name="objective",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translations",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("action", None), ("objective", None)),
                        fields=("plan", "language", "name"),
                        name="translation_of_a_plan_is_kept_once",
                        violation_error_message="These words are translated already.",
                    ),
                    models.UniqueConstraint(
                        fields=("objective", "language", "name"),
                        name="translation_of_an_objective_is_kept_once",
                        violation_error_message="These words are translated already.",
                    ),
                    models.UniqueConstraint(
                        fields=("action", "language", "name"),
                        name="translation_of_an_action_is_kept_once",
                        violation_error_message="These words are translated already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("objective", None), ("action", None), _connector="OR"),
                        name="translation_is_of_one_thing",
                        violation_error_message="A translation belongs to the plan, an objective or an action.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True), models.Q(("source", ""), _negated=True)
                        ),
                        name="translation_says_something",
                        violation_error_message="A translation has words, and words that it was made from.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_at", None), ("checked_by", "")),
                            models.Q(
                                ("checked_at__isnull", False), models.Q(("checked_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="translation_is_checked_by_somebody",
                        violation_error_message="What is checked has a day and somebody who checked it.",
                    ),
                ],
            },
        ),
        migrations.RunPython(as_rows, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="action",
            name="translations",
        ),
        migrations.RemoveField(
            model_name="objective",
            name="translations",
        ),
    ]
