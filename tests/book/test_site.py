"""The whole site of the book, as files: sound, complete, offline, small; and what the book promises of its lessons."""

import re
from collections import Counter

import pytest

from tests.book.pages import CHAPTERS, LESSONS, PAGES, TYPED
from tests.sound import lost_links, unsafe, wrong_ids


def test_every_page_is_there_and_a_listed_chapter_too(trees, files):
    alone = {f"embed/{path.split('/')[1]}.html" for path in files if path.startswith("frames/")}
    assert set(trees) == set(PAGES) | alone
    assert set(TYPED) == set(LESSONS)


@pytest.mark.parametrize("page", PAGES)
def test_every_id_is_there_once_and_every_label_leads_somewhere(trees, page):
    assert wrong_ids(trees[page]) == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_and_an_anchor(trees, files, page):
    assert lost_links(page, trees, files) == []


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_fetched_from_elsewhere_and_nothing_inline_runs(trees, page):
    assert unsafe(trees[page]) == []


def test_sizes(files):
    assert 0 < len(files["assets/player.js"]) < 30_000
    assert 0 < len(files["assets/page.js"]) < 10_000
    assert 0 < len(files["assets/relief.js"]) < 8_000
    assert 0 < len(files["assets/tools.js"]) < 25_000  # loaded when the browser is idle
    assert sum(map(len, files.values())) < 22_000_000
    for page in CHAPTERS:
        scenes = set(re.findall(r'data-script="([^"]+)"', files[page].decode()))
        late = [f"{scene[:-3]}.0.js" for scene in scenes if f"{scene[:-3]}.0.js" in files]
        assert len(files[page]) + sum(len(files[path]) for path in [*scenes, *late]) <= 300_000, page
    assert all(len(body) <= 150_000 for path, body in files.items() if re.fullmatch(r"data/\w+\.\d+\.js", path))


def prose(tree) -> str:
    """What a chapter says in words, without its formulas, controls, questions, code and references."""
    skipped = {"math", "sim-scene", "noscript", "quiz-card", "pre", "svg", "nav", "button", "select", "head"}

    def text(one) -> str:
        if one.tag in skipped or one.get("class") in ("references", "running", "turning", "method"):
            return one.tail or ""
        return (one.text or "") + "".join(map(text, one)) + (one.tail or "")

    return text(tree[0])


@pytest.mark.parametrize("page", LESSONS)
def test_a_chapter_is_a_lesson(trees, page):
    words = re.findall(r"[\w’'-]*[A-Za-z][\w’'-]*", prose(trees[page]))
    assert 900 <= len(words) <= 2000, len(words)
    tags = Counter(one.tag for one in trees[page])
    classes = Counter(name for one in trees[page] for name in (one.get("class") or "").split())
    assert tags["quiz-card"] >= 1
    assert tags["math"] >= 3
    assert classes["contested"] >= 1
    assert classes["summary"] == 1
    assert classes["reading"] >= 1
    assert sum((one.get("id") or "").startswith("ref-") for one in trees[page]) >= 2
    assert any((one.get("id") or "").startswith("eq-") for one in trees[page])
    assert tags["sim-scene"] or tags["setup-chooser"]


@pytest.mark.parametrize("page", LESSONS)
def test_a_question_has_plausible_options_in_no_telling_order(trees, page):
    for quiz in (one for one in trees[page] if one.tag == "quiz-card"):
        options = [one for one in quiz.iter("input") if one.get("value") is not None]
        if quiz.get("data-kind") == "single":
            assert len(options) == 4
            words = [len("".join(one.itertext()).split()) for one in quiz.iter("label")]
            assert max(words) <= 4 * min(words) + 12
        replies = ["".join(one.itertext()).strip() for one in quiz.iter() if one.get("data-reply")]
        assert len(replies) >= max(len(options), 2)
        assert all(len(reply) >= 15 for reply in replies)


def test_the_right_option_stands_in_every_place(trees):
    places, lengths = Counter(), Counter()
    for page in LESSONS:
        for quiz in (one for one in trees[page] if one.tag == "quiz-card" and one.get("data-kind") == "single"):
            labels = list(quiz.iter("label"))
            right = next(n for n, one in enumerate(labels) if one.find("input").get("data-right") is not None)
            size = [len("".join(one.itertext())) for one in labels]
            places[right] += 1
            lengths["longest" if size[right] == max(size) else "not"] += 1
    assert set(places) == {0, 1, 2, 3}
    assert max(places.values()) <= 0.5 * places.total()
    assert lengths["longest"] <= 0.5 * lengths.total(), lengths


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_simulation_has_its_hooks_and_a_picture_in_words(trees, page):
    for scene in (one for one in trees[page] if one.tag == "sim-scene"):
        assert scene.get("data-scene")
        figure = list(scene.iter())
        names = {one.get("aria-label") or "".join(one.itertext()).strip() for one in figure if one.tag == "button"}
        if any("transport" in (one.get("class") or "") for one in figure):
            assert {"Play", "Step", "Restart"} <= names
        pictures = [one for one in figure if one.tag == "svg" and one.get("role") == "img"]
        assert pictures
        assert all(one.get("aria-label") or one.get("aria-labelledby") for one in pictures)
        assert any(one.tag in ("polyline", "path") for one in figure)
