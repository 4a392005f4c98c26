"""What stands behind the signs that open a fence: a language and options, as one press or another writes them."""

from __future__ import annotations

import re
from html import escape

OPTION = re.compile(r"(?P<name>title|linenums|hl_lines)=(?P<value>\"[^\"]*\"|'[^']*'|[^\s,}]+)")
LANGUAGE = re.compile(r"[\w+#.*-]*")
LINES = re.compile(r"\{(\d[\d\s,-]*)\}")  # js {1,3-4}: those are marked
FILE = re.compile(r":([\w./-]+)")  # python:step.py
CELL = re.compile(r"\{(?:code-cell|code-block|code|sourcecode)\}\s*(.*)")  # of Jupyter Book and Sphinx
BRACED = re.compile(r"\{([\w-]*)[\s,}]")
NUMBERS = {"linenums": (r"\d+", '"1"'), "hl_lines": (r"\d+(-\d+)?([ ,]+\d+(-\d+)?)*", '"1 3-4"')}
SAME = {"ipython3": "python", "ipython": "python", "py3": "python"}
OTHERWISE = {  # what elsewhere is no code -> how it is written here
    "math": "a formula of its own is written $$ x = y $$",
    "mermaid": "a diagram is a picture here: ![what it shows](diagram.svg)",
    "toc": "the contents are made by the press",
    "note": "a note is a quotation whose first line is [!NOTE], alone",
    "figure": "a picture is written ![what it shows](file){width=60%}",
    "image": "a picture is written ![what it shows](file){width=60%}",
    "bibliography": "the works that a chapter cites are listed by the press",
}


def read_info(info: str) -> tuple[str, str]:
    """The language and options of a fence as Python-Markdown's superfences takes them, and what is wrong, or "".

    Options that only another press knows, such as Rust's `editable`, say nothing of how code looks and are left out.
    """
    said = info.strip()
    if found := CELL.fullmatch(said):
        said = found[1]
    elif (found := BRACED.match(said)) and found[1] and not _is_language(found[1]):
        return "", f"'{{{found[1]}}}' is of another press: {OTHERWISE.get(found[1], OTHERWISE['note'])}"
    said = said.removeprefix("{").removeprefix(".")
    language = (LANGUAGE.match(said) or [""])[0]
    if language in OTHERWISE:
        return "", OTHERWISE[language]
    rest = said.removeprefix(language)
    options = {found["name"]: found["value"].strip("\"'") for found in OPTION.finditer(rest)}
    if marked := LINES.search(rest):
        options.setdefault("hl_lines", " ".join(re.findall(r"\d+(?:-\d+)?", marked[1])))
    if named := FILE.match(rest):
        options.setdefault("title", named[1])
    for name, (wanted, such) in NUMBERS.items():
        if name in options and not re.fullmatch(wanted, options[name]):
            return "", f"'{name}' is written {name}={such}"
    if "hl_lines" in options:
        options["hl_lines"] = options["hl_lines"].replace(",", " ")
    told = "".join(f' {name}="{escape(value)}"' for name, value in options.items())
    return SAME.get(language, language or "text" * bool(told)) + told, ""


def _is_language(name: str) -> bool:
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        return bool(find_lexer_class_by_name(name))
    except ClassNotFound:
        return name in SAME
