"""book.yml: what a book says of itself."""

from __future__ import annotations

from hashlib import sha256

from pydantic import Field

from engine.pages.forms import Form, Text

RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}  # languages, by ISO 639


class About(Form):
    """book.yml."""

    title: Text
    subtitle: str = ""
    authors: list[Text] = Field(default=[])
    url: str = Field(
        default="",
        pattern=r"^((?i:https?)://[\w.-]+(:\d{1,5})?(/[^\s?#\"<>]*)?)?$",
        description="https://example.org/book",
    )
    language: str = Field(default="en", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$", description="en or de-AT")
    licence: str = ""
    version: str = ""
    date: str = Field(default="", pattern=r"^(\d{4}(-\d\d){0,2})?$", description="2026-11-30, or its year")
    report: str = Field(default="", pattern=r"^((https?|mailto):\S+)?$", description="https://example.org/issues")
    cover: str = ""
    parts: dict[Text, Text] = Field(default={})  # the chapter that each begins with -> its title
    output: str = ""  # where the site goes, from the book's folder on: engine.shelf.home
    shelf: str = ""  # and what is kept of it
    time_limit: int = Field(default=600, ge=1)  # seconds that one simulation may take
    page_budget: int = Field(default=300_000, ge=1)  # bytes of a page with its first data
    site_budget: int = Field(default=20_000_000, ge=1)

    @property
    def year(self) -> str:
        """When it was published, "" where it does not say."""
        return self.date[:4]

    @property
    def identity(self) -> str:
        """What tells this book from others of the same reader: under it a page remembers what was answered."""
        return sha256((self.url or "\0".join([self.title, *self.authors])).encode()).hexdigest()[:8]

    def address(self, page: str) -> str:
        """The address of a page of the published book; the first page is its folder."""
        return self.url.rstrip("/") + "/" + ("" if page == "index.html" else page)

    @property
    def direction(self) -> str:
        """Which way its language is written: ltr or rtl."""
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
