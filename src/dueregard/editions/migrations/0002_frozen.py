"""Editions are frozen by the database itself.

What was published stays as it was published; only a redaction, which sets `redacted_at`, changes words and hash, and
what is withdrawn stays withdrawn. Whoever changes this table by a migration on SQLite, where Django makes a new one and
drops the old with its trigger, runs this one's SQL again.
"""

from django.db import migrations

NEVER = ("plan_id", "uid", "number", "language", "as_at", "published_at", "since_id")
BY_REDACTION = ("title", "content", "sha256", "note")


def _condition(differs):
    """When a change is refused; `differs` is how this database compares where one side may be null."""
    never = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in NEVER)
    words = " OR ".join(f"OLD.{name} {differs} NEW.{name}" for name in BY_REDACTION)
    unmarked = f"NOT (OLD.redacted_at {differs} NEW.redacted_at)"
    revived = f"OLD.withdrawn_at IS NOT NULL AND OLD.withdrawn_at {differs} NEW.withdrawn_at"
    return f"{never} OR (({words}) AND {unmarked}) OR ({revived})"


SQLITE = (
    f"CREATE TRIGGER edition_is_frozen BEFORE UPDATE ON editions_edition WHEN {_condition('IS NOT')}"
    " BEGIN SELECT RAISE(ABORT, 'an edition is frozen'); END",
)
SQLITE_BACK = ("DROP TRIGGER edition_is_frozen",)
POSTGRESQL = (
    "CREATE FUNCTION edition_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " RAISE EXCEPTION 'an edition is frozen' USING ERRCODE = 'check_violation'; END $$",
    "CREATE TRIGGER edition_is_frozen BEFORE UPDATE ON editions_edition FOR EACH ROW"
    f" WHEN ({_condition('IS DISTINCT FROM')}) EXECUTE FUNCTION edition_is_frozen()",
)
POSTGRESQL_BACK = (
    "DROP TRIGGER edition_is_frozen ON editions_edition",
    "DROP FUNCTION edition_is_frozen()",
)


def there(_apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement, params=None)


def back(_apps, schema_editor):
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]
    operations = [migrations.RunPython(there, back)]
