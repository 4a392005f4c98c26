"""No sentence restates a setting: change a constant of an experiment, and no text is left with the old number."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from engine.errors import Mistakes
from engine.figures import Scene
from engine.lab import in_words
from engine.lab.load import load_scene
from tests.conftest import ROOT

CHAPTERS = sorted((ROOT / "chapters").glob("ch*"))
FILES = [file for chapter in CHAPTERS for file in sorted(chapter.glob("*.py")) if not file.name.startswith("_")]
WORDS = {in_words(n): n for n in (*range(3, 101), *range(100, 10_000, 100)) if not in_words(n)[0].isdigit()}
WORDS |= {words.removeprefix("a "): n for words, n in WORDS.items()}
NUMBER = re.compile(
    r"(?<![\w.$^{-])(?:\d[\d,]*(?:\.\d+)?%?|" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![\w-])", re.I
)
TEXTS = ("title", "caption", "alt", "x_label", "y_label", "column", "unit_label", "classes")
COUNTED = r"\s+(?:\w+\s+)?(?:seed|unit|step|epoch|rate|layer|point|draw|cycle)s?\b"


def number(text: str) -> float:
    """The number that a text such as "2,000", "20%" or "Eighteen" is."""
    if text.lower() in WORDS:
        return WORDS[text.lower()]
    return float(text.rstrip("%").replace(",", "")) / (100 if text.endswith("%") else 1)


def settings(tree: ast.Module) -> Iterator[ast.Assign]:
    """What a module assigns to NAMES in capitals, but for STUDY and SCENE."""
    for statement in tree.body:
        targets = getattr(statement, "targets", ())
        names = {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
        if isinstance(statement, ast.Assign) and not names & {"STUDY", "SCENE"} and all(map(str.isupper, names)):
            yield statement


def counts(tree: ast.Module) -> set[int]:
    """The whole numbers from three on that have a name of their own: HIDDEN, BATCH = 32, 50."""
    named = set()
    for setting in settings(tree):
        unpacked = isinstance(setting.value, ast.Tuple) and isinstance(setting.targets[0], ast.Tuple)
        named |= set(setting.value.elts if unpacked else [setting.value])
    whole = {part.value for part in named if isinstance(part, ast.Constant) and type(part.value) is int}
    return {value for value in whole if value > 2}


def edits(tree: ast.Module) -> Iterator[float]:
    """Change one setting after another in place, undoing each: a number by one more, a collection by one less.

    Yields what each held before: the number, or how many the collection had.
    """
    for node in [node for setting in settings(tree) for node in ast.walk(setting.value)]:
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1, 2):
            value, node.value = node.value, node.value + 1
            yield value
            node.value = value
        elif isinstance(node, ast.Tuple | ast.List | ast.Dict):
            lists = [node.keys, node.values] if isinstance(node, ast.Dict) else [node.elts]
            if len(lists[0]) > 2:
                last = [items.pop() for items in lists]
                yield len(lists[0]) + 1
                for items, item in zip(lists, last, strict=True):
                    items.append(item)


def scene_texts(scene: Scene) -> dict[str, str]:
    """What the reader reads of a scene, by where it stands."""
    parts = {"scene": scene} | {f"view {n}": view for n, view in enumerate(scene.views)}
    parts |= {f"axis {axis.name}": axis for axis in scene.study.axes}
    return {
        f"{where}'s {field.name}": str(getattr(part, field.name))
        for where, part in parts.items()
        for field in fields(part)
        if field.name in (*TEXTS, "label")
    }


def pieces(text: str) -> list[str]:
    """The text as its numbers and all between them."""
    return re.split(f"({NUMBER.pattern})", text, flags=re.I)


def changed(before: str, after: str) -> set[int]:
    """The places among the pieces of a text that another has otherwise."""
    blocks = SequenceMatcher(None, pieces(before), pieces(after), autojunk=False).get_matching_blocks()
    same = {place for block in blocks for place in range(block.a, block.a + block.size)}
    return set(range(len(pieces(before)))) - same


def sources(file: Path) -> list[Path]:
    """The file and those of its folder that it imports."""
    text = file.read_text(encoding="utf-8")
    others = sorted(set(file.parent.glob("*.py")) - {file})
    return [file, *(part for part in others if re.search(rf"^from \S+ import .*\b{part.stem}\b", text, flags=re.M))]


def restated(file: Path) -> tuple[list[str], int]:
    """The numbers in a scene's texts that equal a setting of its sources and follow none; how many settings could be
    changed without the scene falling over. The sources are edited in place, one setting at a time."""
    texts, tried = scene_texts(load_scene(file).SCENE), 0
    equal, moved = {}, {where: set() for where in texts}
    for part in sources(file):
        source = part.read_text(encoding="utf-8")
        tree = ast.parse(source)
        for value in edits(tree):
            part.write_text(ast.unparse(tree), encoding="utf-8")
            try:
                other = scene_texts(load_scene(file).SCENE)
            except Mistakes:
                continue
            tried += 1
            for where, text in texts.items():
                moved[where] |= changed(text, other.get(where, text))
                for place, piece in enumerate(pieces(text)):
                    if place % 2 and number(piece) == value:
                        equal[where, place] = piece
        part.write_text(source, encoding="utf-8")
    left = [f"{where}: '{piece}'" for (where, place), piece in equal.items() if place not in moved[where]]
    return left, tried


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[Path], Path]:
    """file -> its copy, in a copy of its chapter in a book named as ours."""

    def copied(file: Path) -> Path:
        folder = tmp_path / "chapters" / file.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        for part in sources(file):
            (folder / part.name).write_text(part.read_text(encoding="utf-8"), encoding="utf-8")
        return folder / file.name

    return copied


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_scenes_texts_follow_its_settings(file, copy):
    left, _ = restated(copy(file))
    assert not left, f"{file.name} says a number that does not follow its setting: {', '.join(left)}"


def test_most_settings_can_be_changed(copy):
    tried = [restated(copy(file))[1] for file in FILES[:12]]
    assert min(tried) >= 1
    assert sum(tried) > 60


def test_a_number_that_is_typed_twice_is_found(copy):
    file = copy(next(file for file in FILES if file.stem == "wrong_labels"))
    source = file.read_text(encoding="utf-8")
    file.write_text(source.replace("{in_words(SEEDS)}", "three"), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != source
    assert restated(file)[0] == ["scene's caption: 'three'"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_words_of_facts_quote_the_constants(file):
    """What a fact measures is put together in functions: no text there holds a number that a constant holds too."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    documented = {ast.get_docstring(function, clean=False) for function in functions}
    said = {
        node.value
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value
    } - documented
    held = set().union(*(counts(ast.parse(part.read_text(encoding="utf-8"))) for part in sources(file)))
    typed = [text for text in said for piece in pieces(text)[1::2] if number(piece) in held]
    assert not typed, f"{file.name}: {typed}"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.name)
def test_prose_quotes_the_settings_of_its_scenes(chapter):
    """A count of seeds, units, steps, ... in the prose that equals a constant of an experiment of the chapter."""
    scenes = [file for file in FILES if file.parent == chapter]
    parts = {part for file in scenes for part in sources(file)}
    held = set().union(*(counts(ast.parse(part.read_text(encoding="utf-8"))) for part in parts))
    tried = {len(axis) for file in scenes for axis in load_scene(file).STUDY.axes if axis.name == "learning_rate"}
    prose = re.sub(r"::: quiz.*?\n:::", "", (chapter / "chapter.md").read_text(encoding="utf-8"), flags=re.S)
    found = re.finditer(f"({NUMBER.pattern}){COUNTED}", prose, flags=re.I)
    typed = [m.group() for m in found if number(m.group(1)) in (tried if m.group().endswith("rates") else held)]
    assert not typed, f"{chapter.name}: {typed}"
