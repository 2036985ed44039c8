"""A letter is written once; text and HTML of it say the same."""

from dueregard.messages.letters import Letter, as_html, as_text

LETTER = Letter(
    "Two actions & one <plan>",
    "Dear Hal,\n\n# Due\n\n* 1.1 Train <staff>\n* 1.2 [Publish](https://site.invalid/2)\n\n"
    "[Say how they stand](https://site.invalid/u/s3cret/)\nThank you",
    secrets=("s3cret",),
)


def test_text_says_where_a_link_leads():
    assert "Say how they stand:\nhttps://site.invalid/u/s3cret/\nThank you" in as_text(LETTER)


def test_html_has_headings_lists_and_links_with_their_words():
    page = as_html(LETTER, "cy")
    assert '<html lang="cy">' in page
    assert "<title>Two actions &amp; one &lt;plan&gt;</title>" in page
    assert ">Due</h2>" in page
    assert page.count("<li") == 2
    assert "1.1 Train &lt;staff&gt;" in page
    assert '<a href="https://site.invalid/u/s3cret/">Say how they stand</a><br>' in page


def test_html_fetches_nothing_and_is_light():
    page = as_html(LETTER, "en-gb")
    assert not [word for word in ("<img", "<script", "<link", "url(") if word in page]
    assert len(page) < 4_000


def test_what_is_kept_has_the_secrets_blanked_out_everywhere():
    kept = Letter("Due", "s3cret and https://site.invalid/s3cret/", secrets=("s3cret",)).blanked()
    assert kept == "… and https://site.invalid/…/"
