"""Lists as people write them come out as they were meant, however far they are indented."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.pages.indents import read_lines
from tests.pages.setting import PLACE, desk, said


def html(text: str) -> str:
    at = desk()
    found = at.markdown(text, PLACE)
    assert said(at) == []
    return "".join(found.split("\n"))


trees = st.recursive(
    st.just(()),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(tuple),
    max_leaves=8,
).filter(bool)


def written(tree, indent: int, mark: str, depth: int = 0) -> list[str]:
    lines = []
    for number, inner in enumerate(tree, start=1):
        sign = mark if mark == "-" else f"{number}."
        lines += [" " * indent * depth + f"{sign} x", *written(inner, indent, mark, depth + 1)]
    return lines


def nested(tree, tag: str) -> str:
    return f"<{tag}>" + "".join(f"<li>x{nested(inner, tag) if inner else ''}</li>" for inner in tree) + f"</{tag}>"


@settings(deadline=None, max_examples=60)
@given(trees, st.integers(2, 4), st.sampled_from("-1"))
def test_a_list_within_a_list_is_one_whether_by_two_three_or_four_spaces(tree, indent, mark):
    assert html("\n".join(written(tree, indent, mark))) == nested(tree, "ul" if mark == "-" else "ol")


def test_a_list_may_follow_a_paragraph_but_a_number_in_a_sentence_begins_none():
    assert html("Two things:\n- one\n- two") == "<p>Two things:</p><ul><li>one</li><li>two</li></ul>"
    assert html("It was in\n1986. Then") == "<p>It was in1986. Then</p>"
    assert html("First:\n1. one") == "<p>First:</p><ol><li>one</li></ol>"
    assert html("- a line\n  and more\n- two") == "<ul><li>a line    and more</li><li>two</li></ul>"
    assert html("a * b\n\n* * *") == "<p>a * b</p><hr />"


def test_a_fence_in_an_item_keeps_its_lines():
    for indent in ("  ", "   ", "    "):
        found = html(f"1. Run:\n{indent}```\n{indent}one\n{indent}  two\n{indent}```\n2. Then")
        assert "<code>one  two</code>" in found
        assert found.count("<li>") == 2


def test_what_is_in_code_is_code_and_what_is_below_a_note_is_not():
    text = "- item\n\n      indented\n\n!!! note\n    text\n\n> ```\n> quoted\n> ```\n\n    block"
    read = read_lines(text)
    assert [line.code for line in read.lines] == [
        *["", "", "indented", "", "", "", "", "fence", "fence", "fence", "", "indented"]
    ]
    assert read.unclosed is None
    assert read_lines("> ```\n> x\n\ny").unclosed == 0


def test_every_line_of_a_text_is_read_once():
    @settings(deadline=None)
    @given(st.text(alphabet="-1.># `~\n\tx:![]$", max_size=80))
    def check(text):
        assert len(read_lines(text).lines) == text.count("\n") + 1

    check()
