"""Workbooks: XLSX and ODS by their XML, XLS through calamine."""
