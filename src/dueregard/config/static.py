"""Static files: hashed and compressed where they have been collected, plain where they have not."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Hashed names once `dueregard serve` has collected the files; plain names until then."""

    manifest_strict = False

    def hashed_name(self, name: str, content: Any = None, filename: str | None = None) -> str:
        """The hashed name, or `name` itself while the file has not been collected."""
        try:
            return str(super().hashed_name(name, content, filename))
        except ValueError:
            return name
