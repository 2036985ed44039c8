"""SQLite's full text knows of which body an entry is, so that it passes over those that nobody asks for.

PostgreSQL's stays as it is. Whoever changes the table of entries by a migration on SQLite runs this SQL again, not
that of 0002.
"""

from importlib import import_module

from django.db import migrations

BEFORE = import_module("dueregard.search.migrations.0002_full_text")
SQLITE = (
    "CREATE VIRTUAL TABLE search_text USING fts5(heading, words, organisation_id, content='search_entry',"
    " content_rowid='id', prefix='4', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER search_entry_comes AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_text(rowid, heading, words, organisation_id)"
    " VALUES (new.id, new.heading, new.words, new.organisation_id); END",
    "CREATE TRIGGER search_entry_goes AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_text(search_text, rowid, heading, words, organisation_id)"
    " VALUES ('delete', old.id, old.heading, old.words, old.organisation_id); END",
    "CREATE TRIGGER search_entry_changes AFTER UPDATE OF heading, words, organisation_id ON search_entry BEGIN"
    " INSERT INTO search_text(search_text, rowid, heading, words, organisation_id)"
    " VALUES ('delete', old.id, old.heading, old.words, old.organisation_id);"
    " INSERT INTO search_text(rowid, heading, words, organisation_id)"
    " VALUES (new.id, new.heading, new.words, new.organisation_id); END",
)
ANEW = "INSERT INTO search_text(search_text) VALUES ('rebuild')"


def there(_apps, schema_editor):
    _instead(schema_editor, SQLITE)


def back(_apps, schema_editor):
    _instead(schema_editor, BEFORE.SQLITE)


def _instead(schema_editor, statements):
    if schema_editor.connection.vendor == "sqlite":
        for statement in (*BEFORE.SQLITE_BACK, *statements, ANEW):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]
    operations = [migrations.RunPython(there, back)]
