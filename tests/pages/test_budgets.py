"""What is too large is said, with what to thin."""

from pathlib import Path

from engine.pages.budgets import CHUNK, PAGE, SITE, first_bytes, over_budget, page_over_budget, site_over_budget
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
    assert str(wrong) == "bowl.py: data/bowl.1.js has 150,001 bytes, more than 150,000: thin the axis 'rate'"


def test_a_page_over_its_budget_names_the_scene_and_its_axis():
    assert page_over_budget(CHAPTER, PAGE - 17, [exhibit(files=FILES)]) == []
    (wrong,) = page_over_budget(CHAPTER, PAGE - 16, [exhibit(files=FILES, axes={"rate": 3, "beta": 4})])
    assert wrong.message.endswith("300,001 bytes, more than 300,000; 17 are of scene 'bowl': thin its axis 'beta'")
    (wrong,) = page_over_budget(CHAPTER, PAGE + 1, [])
    assert wrong.message.endswith("make two chapters of it")


def test_a_site_over_its_budget_names_the_largest_scene():
    site = {"a": b"x" * SITE}
    assert site_over_budget(Path("book"), site, [exhibit()]) == []
    (wrong,) = site_over_budget(Path("book"), site | {"b": b"x"}, [exhibit(), exhibit(name="cup", files={"c": b"x"})])
    assert wrong.message == "the site has 20,000,001 bytes, more than 20,000,000, most in scene 'cup': thin an axis"


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
