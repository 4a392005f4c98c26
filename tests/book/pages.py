"""The book's pages, found by looking: whoever adds a chapter changes nothing here."""

from engine.errors import gathering
from engine.pages.book import read_book
from tests.conftest import ROOT

with gathering() as mistakes:
    BOOK = read_book(ROOT / "chapters", mistakes)
CHAPTERS = [chapter.page for chapter in BOOK.chapters]
PAGES = ["index.html", "404.html", "measured.html", "glossary.html", "references.html", *CHAPTERS]

# The numbers that each finished chapter types by hand, by what they are. A chapter is held to the standard of a lesson
# from the day on which it is listed here.
TYPED = {
    "ch00_training.html": {"name": "0-1", "section": "8.1"},
    "ch01_sgd.html": {
        "year": "1951",
        "setting": "0 1 4 8 16 32 64 256 0.05",
        "said of others": "32 256 8,192",
        "section": "8.1.3 8.3.1",
    },
    "ch02_momentum.html": {"setting": "1 0.9 0.99 1.9", "formula": "1% 10,000 100 2"},
    "ch03_adaptive.html": {"setting": "0.01 0.03 0.1 1 3 45 50 100", "section": "6 8.5"},
    "ch04_adam.html": {
        "setting": "0.05 0.1 0.2 0.9 0.999 0.9999 1 30 101 800 1.05",
        "said of others": "3 1010",
        "formula": "10 32 0.32 23 5%",
        "name": "2",
    },
    "ch05_schedules.html": {
        "setting": "0.5 200",
        "said of others": "0.1 3 10% 30 60 90",
        "name": "1",
    },
    "ch06_surfaces.html": {
        "setting": "0 0.9 1 1.1 8 24 25 500 2,000",
        "formula": "95",
        "said of others": "61% 15%",
        "section": "8.2",
    },
    "ch07_normalization.html": {"setting": "1 32 150"},
    "ch08_playground.html": {
        "year": "1960",
        "setting": "0.01 1 32",
        "said of others": "15",
    },
    "appA_curvature.html": {"name": "1", "said of others": "0.1 1.1 1.2 1.4", "size": "32 65"},
    "appB_before_and_after.html": {"setting": "0.1 1 10 32 64 128 200 1,000", "name": "2"},
    "appC_scale.html": {
        "setting": "0.15 1,000 16 200 256 4 50 64",
        "said of others": "32 8,192",
        "format": "65,504",
    },
    "ch09_connections.html": {"name": "1 4", "said of others": "0.001 0.9 0.95 1.0 3"},
}
LESSONS = [page for page in CHAPTERS if page in TYPED]
