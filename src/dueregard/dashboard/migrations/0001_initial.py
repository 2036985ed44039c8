import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dueregard.clock


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the address")),
                ("made_at", models.DateTimeField(default=dueregard.clock.now, verbose_name="made")),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="calendar_address",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "calendar addresses",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("digest",),
                        name="calendar_address_leads_to_one_account",
                        violation_error_message="This address is taken.",
                    )
                ],
            },
        ),
    ]
