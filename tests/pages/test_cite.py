"""References as real .bib files have them."""

from pathlib import Path

import pytest

from engine.pages.cite import read_references
from engine.pages.wording import read_wording

ENGLISH = read_wording("en", Path(), [])


def short_of(reference) -> str:
    return f"{reference.named}, {reference.year}"


def read(tmp_path, text: str):
    file, mistakes = tmp_path / "references.bib", []
    file.write_text(text, encoding="utf-8")
    return read_references(file, ENGLISH, mistakes), [f"{one.place.line}: {one.message}" for one in mistakes]


def one(tmp_path, fields: str):
    found, mistakes = read(tmp_path, f"@article{{k, author={{A, Bo}}, title={{T}}, year=2020, {fields}}}")
    assert mistakes == []
    return found["k"]


@pytest.mark.parametrize(
    ("author", "short", "listed"),
    [
        ("Brown, Tom and others", "Brown et al., 2020", "T. Brown et al. (2020)."),
        ("Liu, J and Su, J and others", "Liu et al., 2020", "J. Liu, J. Su et al. (2020)."),
        ("A, B and C, D", "A and C, 2020", "B. A and D. C (2020)."),
        ("A, B and C, D and E, F", "A et al., 2020", "B. A, D. C, and F. E (2020)."),
        (r"Mart{\'{\i}}nez-N{\'u}{\~n}ez, Ana", "Martínez-Núñez, 2020", "A. Martínez-Núñez (2020)."),
        (r"Dvo\v{r}{\'a}k, {\AA}sa", "Dvořák, 2020", "Å. Dvořák (2020)."),
        (r"\'{\i}, \^\i", "í, 2020", "î. í (2020)."),
        ("{OpenAI}", "OpenAI, 2020", "OpenAI (2020)."),
        ("van der Berg, Jan", "van der Berg, 2020", "J. van der Berg (2020)."),
    ],
)
def test_authors(tmp_path, author, short, listed):
    found, mistakes = read(tmp_path, f"@article{{k, author={{{author}}}, title={{T}}, year=2020}}")
    assert mistakes == []
    assert short_of(found["k"]) == short
    assert found["k"].html == f"{listed} <cite>T</cite>."


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        (r"url={http://a.org/~x/y_z\_w\%20v}", 'href="http://a.org/~x/y_z_w%20v"'),
        (
            r"howpublished={\url{https://example.org/a_b}}",
            '<a href="https://example.org/a_b">https://example.org/a_b</a>',
        ),
        (r"doi={https://doi.org/10.1/a\_b}", 'href="https://doi.org/10.1/a_b"'),
        ("journaltitle={J. of X}, volume=5, pages={1--9}", "J. of X, 5, pp. 1–9."),
        (r"note={see \emph{it}, 50\% of $x^2$}", "see <em>it</em>, 50% of <math><msup>"),
    ],
)
def test_fields(tmp_path, fields, shown):
    assert shown in one(tmp_path, fields).html


def test_a_title_in_latex(tmp_path):
    title = r"{Adam} on $\ell_1$ with rate $O(1/\sqrt{k})$: \emph{a \textbf{bold}} study---of 50\% \& more"
    found, mistakes = read(tmp_path, f"@article{{k, author={{A, Bo}}, title={{{title}}}, date={{2021-01-04}}}}")
    assert mistakes == []
    assert "<em>a <strong>bold</strong></em> study—of 50% &amp; more" in found["k"].html
    assert found["k"].html.count("<math>") == 2
    assert not set("$\\{}") & set(found["k"].html + found["k"].plain)
    assert short_of(found["k"]) == "A, 2021"


def test_works_of_the_same_people_and_year_are_told_apart_and_lists_are_by_surname(tmp_path):
    found, _ = read(
        tmp_path,
        "@article{x, author={Zed, A}, title={B}, year=2017}\n@article{y, author={Zed, A}, title={A}, year=2017}\n"
        r"@article{z, author={{\'E}co, Z}, title={C}, year=2017}",
    )
    assert [short_of(found[key]) for key in "xyz"] == ["Zed, 2017b", "Zed, 2017a", "Éco, 2017"]
    assert sorted(found, key=lambda key: found[key].order) == ["z", "y", "x"]


def test_a_part_has_from_its_book_what_it_does_not_say(tmp_path):
    found, mistakes = read(
        tmp_path,
        "@inproceedings{part, author={A, B}, title={T}, crossref={whole}}\n"
        "@proceedings{whole, editor={C, D}, title={Proc. of X}, year=2011}\n"
        "@inproceedings{lost, author={A, B}, title={T}, year=2000, crossref={whoel}}",
    )
    assert found["part"].html == "B. A (2011). <cite>T</cite>. Proc. of X."
    assert found["part"].parent == "whole"
    assert mistakes == ["3: 'lost': no work is called 'whoel'; did you mean 'whole'?"]


def test_what_is_not_understood_is_said(tmp_path):
    found, mistakes = read(
        tmp_path,
        "\n@article{k, author={A, B}, title={\\foo{x} $\\bar$}, year=2020,\n url={javascript:alert(1)}}",
    )
    assert mistakes[0] == "2: 'k': \\foo is not known here"
    assert mistakes[1].startswith("2: 'k': formula: ")
    assert mistakes[2].startswith("2: 'k': 'javascript:alert(1)' is no address of the web")
    assert "javascript" not in found["k"].html
    assert len(mistakes) == 3
    _, broken = read(tmp_path, "@article{k, author={A, B}, title={T\n\n@article{l, title=}")
    assert len(broken) == 1
