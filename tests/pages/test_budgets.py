"""What is too large is said, with what to thin."""

from dataclasses import replace
from pathlib import Path

from engine.pages.about import About
from engine.pages.budgets import CHUNK, first_bytes, over_budget, page_over_budget, site_over_budget
from engine.pages.minify import minify
from tests.pages.setting import desk, exhibit

CHAPTER = desk().sheet.chapter
FILES = {
    "data/bowl.js": b"x" * 10,
    "data/bowl.json": b"x" * 1000,
    "data/bowl.0.js": b"x" * 5,
    "data/bowl.1.js": b"x" * 7,
}


def large(size, **axes):
    return exhibit(files=FILES | {"data/bowl.1.js": b"x" * size}, axes=axes, chunks=("start",))


def test_a_page_loads_the_data_and_one_chunk():
    assert first_bytes(exhibit(files=FILES)) == 17
    assert first_bytes(exhibit()) == 0


def test_a_chunk_over_its_budget_names_the_axis_to_thin():
    file = Path("bowl.py")
    assert over_budget(large(CHUNK, rate=3, start=9), file) == []
    (wrong,) = over_budget(large(CHUNK + 1, rate=3, beta=2, start=9), file)
    assert str(wrong) == "bowl.py: data/bowl.1.js has 150,001 bytes, more than 150,000: thin its axis 'rate'"


def test_a_page_over_its_budget_names_what_is_largest():
    assert page_over_budget(CHAPTER, 10, [exhibit(files=FILES)], 27) == []
    (wrong,) = page_over_budget(CHAPTER, 11, [exhibit(files=FILES, axes={"rate": 3, "beta": 4})], 27)
    said = "28 bytes, more than the page_budget of 27; 17 are of scene 'bowl': thin its axis 'beta'"
    assert wrong.message.endswith(said)
    (wrong,) = page_over_budget(CHAPTER, 11, [exhibit(files=FILES)], 27)
    assert wrong.message.endswith("record fewer steps"), "a scene without axes"
    for shown in ([], [exhibit(files=FILES)]):
        (wrong,) = page_over_budget(CHAPTER, 30, shown, 27)
        assert wrong.message.endswith("30 are text: make two chapters of it")


def test_a_site_over_its_budget_names_what_is_largest():
    book = replace(desk().sheet.book, about=About(title="Book", site_budget=1000))
    site = {"a": b"x" * 1000}
    assert site_over_budget(book, site, [exhibit()]) == []
    cup = exhibit(name="cup", files={"c": b"x" * 2}, axes={"rate": 3})
    (wrong,) = site_over_budget(book, site | {"b": b"x"}, [exhibit(), cup])
    said = "the site has 1,001 bytes, more than the site_budget of 1,000, most in"
    assert wrong.message == f"{said} scene 'cup': thin its axis 'rate'"
    (wrong,) = site_over_budget(book, {"media/a.png": b"x" * 1001}, [cup])
    assert wrong.message == f"{said} 'media/a.png': make it smaller"


def test_scripts_are_shipped_short_and_run_as_written(browser):
    scripts = [
        "// why\n{\n  let seen = [];\n  // b\n  window.a = (x) => seen.push(x) && seen;\n}\n",
        "window.b = window.a('</script>// no');\n",
    ]
    shipped = minify(scripts)
    assert "why" not in shipped
    assert len(shipped) < len("".join(scripts))
    page = browser.new_page()
    assert page.evaluate(f"() => {{ {shipped}; return window.b }}") == ["</script>// no"]
    page.close()
