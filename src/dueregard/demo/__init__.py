"""The demo: five councils' public plans, brought in by the same reader and operations as anybody's own."""
