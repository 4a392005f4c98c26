"""The sites of small books, as files: sound, complete, offline; and the checks that say so find what is not."""

import re

import pytest

from engine.pages.assets import assets
from tests.golden.cases import CASES, expected
from tests.sound import addresses_in_assets, lost_links, trees_of, unsafe, wrong_ids


@pytest.fixture(scope="module", params=CASES)
def pages(request):
    return expected(request.param)


def test_pages_parse_and_their_ids_are_there_once(pages):
    for page, tree in trees_of(pages).items():
        assert wrong_ids(tree) == [], page


def test_every_link_leads_to_a_file_and_an_anchor(pages):
    trees = trees_of(pages)
    named = re.findall(
        r'(?:href|src|data-script|data-source)="((?:data|frames|media)/[^"]+)"', b"".join(pages.values()).decode()
    )
    files = pages | assets() | dict.fromkeys(named, b"")  # what goes with scenes is looked at where a whole site is
    assert [link for page in trees for link in lost_links(page, trees, files)] == []


def test_nothing_is_fetched_from_elsewhere_and_nothing_inline_runs(pages):
    for page, tree in trees_of(pages).items():
        assert unsafe(tree) == [], page


def test_no_asset_names_an_address():
    assert {path.rpartition(".")[2] for path in assets()} == {"css", "js", "woff2", "txt"}
    assert addresses_in_assets(assets()) == []


SOUND = expected("plain")["ch00_alone.html"].decode()


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        ('<p id="main"></p>', "id"),
        ('<p aria-describedby="nothing"></p>', "id"),
        ('<a href="#nothing">x</a>', "link"),
        ('<a href="nothing.html">x</a>', "link"),
        ('<img src="/absolute.png" alt="">', "link"),
        ('<img src="//elsewhere/x.png" alt="">', "unsafe"),
        ('<p style="color: red">x</p>', "unsafe"),
        ('<p onclick="x()">x</p>', "unsafe"),
        ("<script>x()</script>", "unsafe"),
        ('<script src="https://elsewhere/x.js"></script>', "unsafe"),
        ('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">', "unsafe"),
    ],
)
def test_the_checks_find_what_is_wrong(wrong, found):
    files = {"page.html": SOUND.replace("<p>A chapter.</p>", wrong).encode(), "index.html": b""} | assets()
    trees = trees_of({"page.html": files["page.html"]})
    checks = {
        "id": wrong_ids(trees["page.html"]),
        "link": lost_links("page.html", trees, files),
        "unsafe": unsafe(trees["page.html"]),
    }
    assert checks[found]


def test_a_page_that_does_not_parse_raises():
    with pytest.raises(Exception, match="end tag"):
        trees_of({"page.html": SOUND.replace("<p>A chapter.</p>", "</b>").encode()})


def test_an_address_in_an_asset_is_found():
    assert addresses_in_assets({"assets/x.js": b'fetch("https://elsewhere")'}) == ["assets/x.js"]
