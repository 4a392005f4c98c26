"""Small books give the very pages that were found right, byte for byte.

After a change that is meant: `python -m tests.golden`, or pytest with --update-golden, and read what `git diff` shows.
"""

import pytest

from tests.golden.cases import CASES, expected, pages_of, rewrite, site_of


@pytest.mark.parametrize("case", CASES)
def test_a_book_gives_the_pages_that_were_found_right(case, tmp_path, request):
    found = pages_of(site_of(case, tmp_path))
    if request.config.getoption("--update-golden"):
        rewrite(case, found)
    right = expected(case)
    assert set(found) == set(right)
    for path, body in found.items():
        assert body.decode() == right[path].decode(), path
