"""The plan format: types, reading and writing of the JSON, validation, timescales, differences. No Django."""
