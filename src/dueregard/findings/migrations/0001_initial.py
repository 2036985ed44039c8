import django.db.models.deletion
from django.db import migrations, models

import dueregard.clock
import dueregard.history.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("history", "0001_initial"),
        ("plans", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(default=dueregard.clock.now, verbose_name="waiting since")),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="recount",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Excuse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", dueregard.history.fields.UidField()),
                ("rule", models.CharField(max_length=60, verbose_name="rule of the plan check")),
                (
                    "item",
                    models.CharField(blank=True, max_length=10, verbose_name="id of the objective or action"),
                ),
                ("digest", models.CharField(max_length=16, verbose_name="digest of the words")),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="history.event",
                        verbose_name="event",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="excuses",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "rule", "item", "digest"),
                        name="finding_is_excused_once",
                        violation_error_message="This finding has been excused already.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("found", models.JSONField(blank=True, default=dict, verbose_name="findings by rule")),
                ("number", models.PositiveIntegerField(verbose_name="findings")),
                ("excused", models.PositiveIntegerField(default=0, verbose_name="excused")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tallies",
                        to="plans.plan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "tallies",
                "ordering": ["on", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "on"),
                        name="findings_are_counted_once_a_day",
                        violation_error_message="The findings of this plan have been counted for this day.",
                    )
                ],
            },
        ),
    ]
