"""Markdown comes out as CommonMark and GitHub have it: the examples of their specifications, but for those listed here.

commonmark.json holds the examples of the CommonMark specification 0.31.2 (by John MacFarlane, CC-BY-SA 4.0,
https://spec.commonmark.org/0.31.2/), from 1001 on those of the extensions of GitHub's (CC-BY-SA 4.0,
https://github.github.com/gfm/) and ours like them, with what cmark-gfm makes of them.
"""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from engine.pages.blocks.prose import Prose
from engine.pages.definitions import definitions
from engine.pages.links import wrong_links
from engine.pages.split import split
from tests.pages.setting import PLACE, desk

EXAMPLES = json.loads((Path(__file__).parent / "commonmark.json").read_text(encoding="utf-8"))["examples"]
DIFFERENT = {  # why -> which
    "tabs in indented code are spaces, and space around a span of code is none": [
        1,
        2,
        3,
        6,
        7,
        138,
        331,
        332,
        333,
        334,
        336,
    ],
    "two empty lines within indented code in an item are one": [264],
    "a fence closes however far in; signs of code that close nothing are still read": [137, 347],
    "a backslash before a space makes one that does not break": [13],
    "what is no entity is left to the browser, and reads the same": [28],
    "an address in <> knows escapes, and MAILTO: in small letters alone": [20, 597],
    "below a quotation's paragraph '===' and an item far in are read as at the margin": [93, 238],
    "HTML with text right beside it, and inline elements alone on a line": [
        148,
        161,
        162,
        164,
        166,
        177,
        186,
        191,
        626,
    ],
    "a line that says where links lead: a title over many lines, brackets in its name, letters folded": [
        194,
        196,
        540,
        550,
        552,
    ],
    "items are lenient: by two, three or four spaces, whatever is behind the mark": [
        257,
        273,
        274,
        276,
        280,
        297,
        311,
        312,
        313,
    ],
    "a list goes on with another sign, and has any number": [266, 301, 302],
    "a sign of emphasis may touch punctuation": [352, 354, 368, 369, 380, 392],
    "which of two emphases is within the other is not seen": [416, 467, 468, 1035],
    "a link within a link": [532, 533],
    "a bare address is a link, as GitHub has it; mailto: and xmpp: stay outside": [608, 611, 612, 1025],
    "a table without rows has an empty one": [1008, 1030, 1031],
    "three tildes": [1013],
}
LOOSE = {5, 270, 271, 278, 279, 314, 315, 316, 317, 318, 319, 320, 321, 1038}  # with other space between items
SAME = 521  # the others are told as mistakes
PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "...", "–": "--", "—": "---"})
SILENT = ("tbody", "thead", "span", "label")  # what no reader sees
BLOCKS = re.compile("p|[uo]l|li|blockquote|pre|h[1-6r]|table|t[rdh]|div|br")
TOLD = {
    "href": "",
    "title": "",
    "start": "1",
    "checked": "",
    "type": "",
    "align": "",
}  # attributes, and what goes unsaid


class Seen(HTMLParser):
    """What a reader sees of some HTML: tags, texts."""

    def __init__(self, html: str):
        HTMLParser.__init__(self)
        self.parts: list[tuple[str, ...]] = []
        self.boxes: list[bool] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = {name: unquote((value or "").translate(PLAIN)) for name, value in attrs}
        if tag == "div":
            self.boxes.append(given.get("class") in ("table", "highlight"))
        if tag in SILENT or (tag == "div" and self.boxes[-1]):
            return
        given["align"] = given.get("align") or given.get("style", "").removeprefix("text-align: ").removesuffix(";")
        given["start"] = given.get("start", "").lstrip("0")
        told = (" ".join(f"{name}={given[name]}".split()) for name, no in TOLD.items() if given.get(name, no) != no)
        self.parts.append(("<", tag, *sorted(told)))

    def handle_endtag(self, tag):
        boxed = tag == "div" and bool(self.boxes) and self.boxes.pop()
        if tag not in (*SILENT, "hr", "br", "input") and not boxed:
            self.parts.append((">", tag))

    def handle_data(self, data):
        if self.parts and self.parts[-1][0] == "":
            data = self.parts.pop()[1] + data
        self.parts.append(("", data.translate(PLAIN)))


def seen(html: str) -> list[tuple[str, ...]]:
    """The tags and texts of some HTML, without space that is not seen."""
    parts, found, code = Seen(re.sub(r'<a [^>]*class="anchor"[^>]*></a>', "", html)).parts, [], 0
    for before, part, after in zip([("<", "p"), *parts], parts, [*parts[1:], (">", "p")], strict=False):
        code += (part[:2] == ("<", "pre")) - (part[:2] == (">", "pre"))
        text = part[1]
        if part[0] == "" and code:
            text = "\n".join(line.rstrip() for line in text.strip("\n").split("\n"))
        elif part[0] == "":
            text = re.sub(r"[ \t\r\n]+", " ", text)
            text = text.lstrip(" ") if before[0] and BLOCKS.fullmatch(before[1]) else text
            text = text.rstrip(" ") if after[0] and BLOCKS.fullmatch(after[1]) else text
        if text:
            found.append((part[0], text, *part[2:]))
    return found


def tight(parts: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [part for part in parts if part[0] == "" or part[1] != "p"]


def outcome(text: str, expected: str) -> str:
    """Whether a text is set as expected, loosely so, or told as a mistake; or "different"."""
    at = desk()
    blocks = list(split(text.rstrip("\n"), PLACE, at.mistakes))
    defined = definitions(((block.body, block.begins) for block in blocks), at.mistakes)
    at = replace(at, sheet=replace(at.sheet, definitions=defined))
    html = "\n".join(at.markdown(block.body, block.begins) for block in blocks if isinstance(block, Prose))
    site = {unquote(path): b"" for path in [at.sheet.chapter.page, *re.findall(r'href="/?([^"#]*)', expected)]}
    site |= {f"/{path}": b"" for path in site}
    found, wanted = seen(html), seen(expected)
    if found == wanted:
        return "same"
    at.mistakes.extend(wrong for wrong in wrong_links([at.sheet], site) if "has no anchor" not in wrong.message)
    return "told" if at.mistakes else "loose" if tight(found) == tight(wanted) else "different"


def test_examples_of_the_specifications_come_out_the_same_or_are_told_but_for_those_that_are_listed():
    found = {
        number: outcome(text, html)
        for number, text, html in EXAMPLES
        if "![" not in text  # pictures are ours
    }
    assert {number for number, said in found.items() if said == "different"} == {
        number for numbers in DIFFERENT.values() for number in numbers
    }
    assert {number for number, said in found.items() if said == "loose"} == LOOSE
    assert sum(said == "same" for said in found.values()) == SAME
