"""The full text of both databases knows each word with the number of its body: `train` of body 7 is `b7xtrain`.

So a question reads the entries of the bodies that it is about, however many others hold the same words. Whoever
changes the table of entries by a migration on SQLite, where Django makes a new one and drops the old with its
triggers, runs this one's SQL again, not that of 0002 or 0003.
"""

from importlib import import_module

from django.db import migrations

FIRST = import_module("dueregard.search.migrations.0002_full_text")
BEFORE = import_module("dueregard.search.migrations.0003_by_body")


def _of_body(column, row=""):
    """The SQL, the same in both databases, of the column's words with their body's number before each."""
    body = f"'b' || {row}organisation_id || 'x'"
    return f"{body} || replace({row}{column}, ' ', ' ' || {body})"


def _row(row):
    return f"{row}.id, {_of_body('heading', f'{row}.')}, {_of_body('words', f'{row}.')}"


# Nothing is inserted into these statements but the names of columns above.
COMES = f"INSERT INTO search_text(rowid, heading, words) VALUES ({_row('new')})"  # noqa: S608
GOES = f"INSERT INTO search_text(search_text, rowid, heading, words) VALUES ('delete', {_row('old')})"  # noqa: S608
SQLITE = (
    f"CREATE VIEW search_words(id, heading, words) AS SELECT {_row('search_entry')} FROM search_entry",  # noqa: S608
    "CREATE VIRTUAL TABLE search_text USING fts5(heading, words, content='search_words', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER search_entry_comes AFTER INSERT ON search_entry BEGIN {COMES}; END",
    f"CREATE TRIGGER search_entry_goes AFTER DELETE ON search_entry BEGIN {GOES}; END",
    "CREATE TRIGGER search_entry_changes AFTER UPDATE OF heading, words, organisation_id ON search_entry"
    f" BEGIN {GOES}; {COMES}; END",
    BEFORE.ANEW,
)
POSTGRESQL = tuple(
    statement.replace(f"to_tsvector('simple', {column})", f"to_tsvector('simple', {_of_body(column)})")
    for column, statement in zip(("heading", "heading", "words", "words"), FIRST.POSTGRESQL, strict=True)
)
SURVEYED = ("ANALYZE search_entry",)  # else it knows nothing of the new columns until the next night


def there(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, FIRST.POSTGRESQL_BACK, POSTGRESQL, SURVEYED)
    else:
        _run(schema_editor, FIRST.SQLITE_BACK, SQLITE)


def back(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, FIRST.POSTGRESQL_BACK, FIRST.POSTGRESQL)
    else:
        _run(schema_editor, (*FIRST.SQLITE_BACK, "DROP VIEW search_words"), (*BEFORE.SQLITE, BEFORE.ANEW))


def _run(schema_editor, *statements):
    for each in (one for some in statements for one in some):
        schema_editor.execute(each)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_by_body")]
    operations = [migrations.RunPython(there, back)]
