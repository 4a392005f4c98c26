// Contents: the chapters, what was read of them, and the sections of this one, the one that is read now marked.
(function (press) {
  "use strict";
  const here = location.pathname.replace(/.*\//, "") || "index.html";

  // Pages in order, each with its title, where it stands and its sections, [anchor, title].
  function pages(entries) {
    const found = new Map();
    for (const [page, anchor, kind, where, title] of entries) {
      if (kind || page === "glossary.html") continue;
      if (!found.has(page)) found.set(page, { page, where, title, sections: [] });
      else found.get(page).sections.push([anchor, title]);
    }
    return [...found.values()];
  }

  // The section whose heading was passed last.
  function reading(sections) {
    const passed = sections.filter(([anchor]) => document.getElementById(anchor)?.getBoundingClientRect().top < innerHeight / 3);
    return passed.length ? passed.at(-1)[0] : "";
  }

  function chapter({ page, where, title, sections }) {
    const mine = page === here;
    const read = press.recall("read/" + page.replace(/\.html$/, ""));
    const link = press.element("a", { href: page }, title);
    if (mine) link.setAttribute("aria-current", "page");
    const now = mine ? reading(sections) : "";
    const inner = sections.map(([anchor, said]) => {
      const one = press.element("a", { href: page + "#" + anchor }, said);
      if (anchor === now) one.setAttribute("aria-current", "location");
      return press.element("li", {}, one);
    });
    const small = press.element("small", {}, [where, read && press.words.read].filter(Boolean).join(" · "));
    return press.element("li", {}, small, link, ...(mine && inner.length ? [press.element("ol", {}, ...inner)] : []));
  }

  press.contents = async () => {
    const list = press.element("ol", {}, ...pages(await press.entries).map(chapter));
    const head = press.element("h2", { tabIndex: -1, autofocus: true }, press.words.contents);
    const dialog = press.sheet(press.words.contents, "contents-sheet", head, press.element("nav", { ariaLabel: press.words.contents }, list));
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
    list.querySelector("[aria-current=location], [aria-current=page]")?.scrollIntoView({ block: "center" });
  };
})(window.press);
