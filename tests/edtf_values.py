"""Every form of EDTF that the plan format takes, for property tests."""

from datetime import date

from hypothesis import strategies as st

from dueregard.planfile import edtf

_YEARS = st.integers(1990, 2060)
_MONTHS = st.integers(1, 12)
_MARKS = st.sampled_from(["", "?", "~", "%"])
_DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(date.isoformat)

PLAIN = st.one_of(
    st.builds("{}{}".format, _YEARS, _MARKS),
    st.builds("{}-{:02}{}".format, _YEARS, _MONTHS, _MARKS),
    st.builds("{}{}".format, _DAYS, _MARKS),
    st.builds("{}-{}{}".format, _YEARS, st.integers(21, 24), _MARKS),
    st.builds("{}-{}{}".format, _YEARS, st.integers(33, 36), _MARKS),
)
MASKED = st.one_of(
    st.builds("20{}X".format, st.integers(0, 5)),
    st.just("20XX"),
    st.builds("{}-XX".format, _YEARS),
    st.builds("{}-{:02}-XX".format, _YEARS, _MONTHS),
)
INTERVALS = st.builds("{}/{}".format, PLAIN, PLAIN).filter(edtf.is_valid)
HALF_OPEN = st.one_of(
    st.builds("../{}".format, PLAIN), st.builds("[..{}]".format, PLAIN), st.builds("/{}".format, PLAIN)
)
ENDLESS = st.one_of(st.builds("{}/..".format, PLAIN), st.builds("{}/".format, PLAIN), st.just("../.."))

WITH_AN_END = st.one_of(PLAIN, MASKED, INTERVALS, HALF_OPEN)
"""Values that have a last day."""
ANY = st.one_of(WITH_AN_END, ENDLESS).filter(edtf.is_valid)
"""Values of every form."""
