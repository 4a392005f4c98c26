"""How to cite a book: as APA has it, and as BibTeX."""

from __future__ import annotations

from engine.pages.about import About
from engine.pages.slug import slug

SPECIAL = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"} | {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def citation(about: About) -> dict[str, str] | None:
    """`apa`, a line, and `bibtex`, an entry; None for a book that names no author."""
    if not about.authors:
        return None
    version = f" (Version {about.version})" if about.version else ""
    authors = ", ".join(about.authors[:-1]) + (" & " if about.authors[1:] else "") + about.authors[-1]
    whole = f"{about.title}: {about.subtitle}" if about.subtitle else about.title
    apa = f"{authors.rstrip('.')}. ({about.year or 'n.d.'}). {whole}{version}. {about.url}".strip()
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" if " of " in name else _tex(name) for name in about.authors),
        "title": f"{{{_tex(whole)}}}",
        "year": about.year,
        "version": _tex(about.version),
        "url": about.url,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return {"apa": apa, "bibtex": "\n".join([f"@misc{{{slug(about.title)}{about.year},", *lines, "}"])}


def _tex(text: str) -> str:
    return text.translate(SPECIAL)
