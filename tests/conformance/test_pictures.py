"""The pictures of the pages, held to be small and shown."""

from tests.conformance.test_docs import links
from tests.pages import DOCS, PAGES

LARGEST_PICTURE = 150_000  # bytes


def test_each_picture_is_small_and_shown() -> None:
    pictures = set((DOCS / "pictures").iterdir())

    assert pictures <= {target for page in PAGES for target in links(page)}
    assert [each.name for each in pictures if each.stat().st_size > LARGEST_PICTURE] == []
