"""The full text itself, in whichever database this is: it keeps itself in step with the table of entries.

SQLite: an FTS5 table that reads its texts from `search_entry`, and three triggers. Whoever changes that table by a
migration on SQLite, where Django makes a new one and drops the old with its triggers, runs this one's SQL again.
PostgreSQL: two generated columns and their GIN indexes. The configuration is `simple`: it has no Welsh, and the
words are folded already.
"""

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE search_text USING fts5(heading, words, content='search_entry', content_rowid='id',"
    " prefix='4', tokenize='unicode61 remove_diacritics 0')",
    "CREATE TRIGGER search_entry_comes AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_text(rowid, heading, words) VALUES (new.id, new.heading, new.words); END",
    "CREATE TRIGGER search_entry_goes AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_text(search_text, rowid, heading, words)"
    " VALUES ('delete', old.id, old.heading, old.words); END",
    "CREATE TRIGGER search_entry_changes AFTER UPDATE OF heading, words ON search_entry BEGIN"
    " INSERT INTO search_text(search_text, rowid, heading, words)"
    " VALUES ('delete', old.id, old.heading, old.words);"
    " INSERT INTO search_text(rowid, heading, words) VALUES (new.id, new.heading, new.words); END",
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_changes",
    "DROP TRIGGER search_entry_goes",
    "DROP TRIGGER search_entry_comes",
    "DROP TABLE search_text",
)
POSTGRESQL = tuple(
    statement
    for column in ("heading", "words")
    for statement in (
        f"ALTER TABLE search_entry ADD COLUMN {column}_vector tsvector"
        f" GENERATED ALWAYS AS (to_tsvector('simple', {column})) STORED",
        f"CREATE INDEX search_entry_{column}_vector ON search_entry USING gin ({column}_vector)",
    )
)
POSTGRESQL_BACK = tuple(
    f"ALTER TABLE search_entry DROP COLUMN {column}_vector" for column in ("heading", "words")
)


def there(_apps, schema_editor):
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def back(_apps, schema_editor):
    for statement in POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(there, back)]
