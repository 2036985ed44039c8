"""The reports and their formats in the words of the pages."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.TextChoices):
    """The reports that there are."""

    APPENDIX = "appendix", _("Committee appendix")
    SUMMARY = "summary", _("Summary on a page")
    EXCEPTIONS = "exceptions", _("Exceptions")
    ANNUAL = "annual", _("Annual report")


OFFERED: Final = (
    (Report.APPENDIX, _("The committee appendix: the whole plan, with counts, changes and exceptions first")),
    (Report.SUMMARY, _("The summary on a page: counts, a chart of how the objectives stand, changes")),
    (Report.EXCEPTIONS, _("The exceptions: counts, changes, and only what a committee should hear of")),
)
"""Each report with what it holds, for who has to choose."""

FORMATS: Final = (
    ("docx", _("Word (DOCX)")),
    ("pdf", _("PDF that every reader can follow (PDF/UA)")),
    ("xlsx", _("Excel (XLSX)")),
    ("ods", _("OpenDocument spreadsheet (ODS)")),
    ("html", _("Web page (HTML)")),
)
