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


def test_what_begins_something_ends_what_stands_above_it():
    assert html("- a\n---\nb") == "<ul><li>a</li></ul><hr /><p>b</p>"
    assert html("> a\n---") == "<blockquote><p>a</p></blockquote><hr />"
    assert html("- a\n1. b") == "<ul><li>a</li></ul><ol><li>b</li></ol>"
    assert html("1. a\n\n   b\n2. c").count("<li>") == 2
    assert "<blockquote><p>b</p></blockquote>" in html("- a\n  > b\n- c")
    assert "</table></div></li><li>" in html("- a\n  | b |\n  |---|\n  | c |\n- d")
    assert "</table></div><h2" in html("| a |\n|---|\n| b |\n## c")
    assert html("a\nb | c\n--|--\nd | e").startswith("<p>a</p><div")
    assert html("- a\n-\n- b") == "<ul><li>a</li><li></li><li>b</li></ul>"
    assert html("<pre>\n- a\n# b\n---\n</pre>") == "<pre>- a# b---</pre>"


def test_a_heading_has_a_space_after_its_signs_or_a_line_below_it():
    assert html("#5 and C#") == "<p>#5 and C#</p>"
    assert "About C#<a" in html("## About C#")
    assert "<h2" in html("a\nb\n---")
    at = desk()
    at.markdown("##Heading", PLACE)
    assert said(at) == ["10: a heading has a space after its signs: ## Heading"]
    assert read_lines("- a\n  ---").lines[1].wrong


def test_a_fence_may_open_on_the_line_of_its_item():
    found = html("1. ```\n   one\n   ```\n\n   b\n2. c")
    assert "<code>one</code>" in found
    assert found.count("<li>") == 2


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
