"""The words of the interface: each said somewhere, none said otherwise, each in every language that ships."""

import re
from pathlib import Path

import pytest

from engine.pages.assets import TEMPLATES
from engine.pages.forms import read_yaml
from engine.pages.wording import ENGLISH, read_wording
from tests.golden.cases import ROOT

BLANK = re.compile(r"\{(\w+)\}")
SHIPPED = sorted(path.stem for path in ENGLISH.parent.glob("*.yml"))
TEXTS = {code: read_yaml((ENGLISH.parent / f"{code}.yml").read_text(encoding="utf-8")) for code in SHIPPED}
SOURCES = [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.js"), *(ROOT / "engine" / "pages").rglob("*.py")]
ASKED = re.compile(r"(?:press\.words|\bsay|\{[{%][^{}]*\bwords)\.(\w+)")
KINDS = {"note", "tip", "hint", "important", "warning", "caution", "danger", "example", "info", "abstract", "question"}
BY_NAME = KINDS | {
    "contested",
    "summary",
    "reading",
    "glossary",
    "references",
    "measured",
    "methods",
}  # a file's, a key's
BY_NAME |= {"found_figure", "found_question", "found_term"}  # kinds of what search finds
BY_NAME |= {"pin", "reset", "link", "table", "picture", "data", "run", "embed", "full", "keys"}  # tools
BY_NAME |= {"runs", "steps", "simulations", "questions", "code", "done"}  # counted, or in a table


def leaves(texts: dict) -> dict:
    """The texts of all groups, by their names."""
    return {key: text for group in texts.values() for key, text in group.items()}


@pytest.mark.parametrize("code", [code for code in SHIPPED if code != "en"])
def test_a_language_that_ships_says_all_that_english_says(code):
    english, own = leaves(TEXTS["en"]), leaves(TEXTS[code])
    assert own.keys() == english.keys()
    assert own["methods"].keys() == english["methods"].keys()
    blanks = {name: set(BLANK.findall(str(text))) for name, text in english.items() if name != "methods"}
    assert {name: set(BLANK.findall(str(own[name]))) for name in blanks} == blanks
    read_wording(code, Path(), mistakes := [])
    assert mistakes == []


def test_no_words_are_there_for_nobody():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert set(leaves(TEXTS["en"])) - set(re.findall(r"(?:words|say)\.(\w+)", sources)) - BY_NAME == set()


def test_no_words_are_asked_for_that_are_not_there():
    asked = {name for path in SOURCES for name in ASKED.findall(path.read_text(encoding="utf-8"))}
    assert asked - set(leaves(TEXTS["en"])) == set()


def test_a_book_s_own_words_stand_over_those_of_its_language(tmp_path):
    folder = tmp_path / "templates" / "languages"
    folder.mkdir(parents=True)
    (folder / "de.yml").write_text("pages:\n  chapter: Lektion {number}\n  methods:\n    Loss: Fehler\n")
    (folder / "de-AT.yml").write_text("scripts:\n  dark: Finster\n")
    found = read_wording("de-AT", tmp_path, mistakes := [])
    assert mistakes == []
    assert [found.say.chapter, found.say.figure, found.say.dark, found.methods["Loss"], found.methods["Data"]] == [
        "Lektion {number}",
        "Abbildung {number}",
        "Finster",
        "Fehler",
        "Daten",
    ]


def test_what_is_wrong_with_a_file_of_words_is_said_with_its_line(tmp_path):
    folder = tmp_path / "templates" / "languages"
    folder.mkdir(parents=True)
    wrong = 'pages:\n  chaptre: "{number}"\n  figure: Bild {nummer}\n  runs: Lauf\n  methods:\n    Lost: x\n'
    (folder / "fr.yml").write_text(wrong)
    read_wording("fr", tmp_path, mistakes := [])
    mistakes.sort(key=lambda one: one.place.line)
    assert [one.place.line for one in mistakes] == [2, 4, 6]
    assert "'chaptre' is not known here; did you mean 'chapter'?" in mistakes[0].message
    mistakes.clear()
    (folder / "fr.yml").write_text("pages:\n  figure: Bild {nummer}\n")
    read_wording("fr", tmp_path, mistakes)
    assert [(one.place.line, one.message) for one in mistakes] == [
        (2, "'figure': {nummer} is not filled in here, but {number}")
    ]
