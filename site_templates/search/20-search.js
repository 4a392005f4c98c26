// Search: every section, figure, term and question of the book, found by words that may be half written or misspelled.
(function (press) {
  "use strict";
  const MOST = 20; // results shown
  const AROUND = 90; // characters of an excerpt before and after the first word found
  const whole = (term) => term.length > 1; // a single letter is no beginning
  const near = (term) => (term.length > 4 ? 2 : term.length > 3 ? 1 : 0); // letters that may differ: two are one exchange
  const WAYS = [
    { prefix: whole, combineWith: "AND" },
    { prefix: whole, fuzzy: near, combineWith: "AND" },
    { prefix: whole, fuzzy: near, combineWith: "OR" },
  ]; // each asked where those before find nothing
  const SHORT = 0.4; // a term of the glossary has few words, which alone would put it first
  const WEIGHTS = { boost: { title: 3 }, boostDocument: (id, term, stored) => (stored.kind === "term" ? SHORT : 1) };
  const SOURCE = document.currentScript.src.replace(/[^/]*$/, "../data/search.js");
  const language = document.documentElement.lang;
  const words = new Intl.Segmenter(language, { granularity: "word" });

  // The words of a text in any script: where none are spaced apart, as in Chinese, the browser's own dictionary cuts.
  const cut = (text) => Array.from(words.segment(text)).flatMap(({ segment, isWordLike }) => (isWordLike ? segment : []));
  const plain = (word) => word.toLocaleLowerCase(language).normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’](s$)?/g, "");
  // A Greek letter of a formula is found by its name too.
  const GREEK = { α: "alpha", β: "beta", γ: "gamma", δ: "delta", ε: "epsilon", η: "eta", θ: "theta", κ: "kappa", λ: "lambda", μ: "mu", ρ: "rho", σ: "sigma", τ: "tau" };
  const terms = (word) => [plain(word), ...Array.from(word).flatMap((letter) => GREEK[letter] ?? [])];

  press.entries = press.load("search", null, SOURCE);
  const ready = press.entries.then((entries) => {
    const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["kind"], tokenize: cut, processTerm: terms, searchOptions: { processTerm: plain } });
    index.addAll(entries.map(([page, anchor, kind, where, title, text], id) => ({ id, page, anchor, kind, where, title, text })));
    return { entries, index };
  });

  const made = press.element;

  // A sheet over the page: beside its close button stands `head`, below them the parts.
  press.sheet = (name, kind, head, ...parts) => {
    const close = made("button", { type: "button", className: "tool" }, press.words.close);
    const dialog = made("dialog", { className: "sheet search " + kind }, made("div", { className: "search-head" }, head, close), ...parts);
    dialog.setAttribute("aria-label", name);
    close.addEventListener("click", () => dialog.close());
    parts.at(-1).addEventListener("click", (event) => event.target.closest("a") && dialog.close());
    document.body.append(dialog);
    return dialog;
  };

  // A text around the first of the words found, those lit.
  function excerpt(text, found) {
    const lit = new Set(found);
    const pieces = Array.from(words.segment(text));
    const first = pieces.find(({ segment }) => lit.has(plain(segment)));
    const from = Math.max(0, (first ? first.index : 0) - AROUND);
    const shown = pieces.filter(({ index }) => index >= from && index < from + 2 * AROUND);
    const parts = shown.map(({ segment }) => (lit.has(plain(segment)) ? made("mark", {}, segment) : segment));
    return [from ? "… " : "", ...parts, shown.length && shown.at(-1) !== pieces.at(-1) ? " …" : ""];
  }

  function result({ id, match }, entries) {
    const [page, anchor, kind, where, title, text] = entries[id];
    const found = Object.keys(match);
    const place = [where, kind && press.words["found_" + kind]].filter(Boolean).join(" · ");
    const link = made("a", { href: page + (anchor && "#" + anchor) }, made("b", {}, ...excerpt(title, found)), made("small", {}, place), made("span", {}, ...excerpt(text, found)));
    return made("li", {}, link);
  }

  function build() {
    const field = made("input", { type: "search", autocomplete: "off", spellcheck: false, placeholder: press.words.search_help });
    field.setAttribute("aria-label", press.words.search);
    const said = made("p", { className: "found" });
    said.setAttribute("role", "status");
    const list = made("ol", {});
    const dialog = press.sheet(press.words.search, "", field, said, list);

    async function show() {
      const { entries, index } = await ready;
      const asked = field.value.trim();
      let hits = [];
      for (const way of WAYS) hits = hits.length ? hits : index.search(asked, { ...way, ...WEIGHTS });
      list.replaceChildren(...hits.slice(0, MOST).map((hit) => result(hit, entries)));
      list.dataset.asked = asked; // what these are the results of
      said.textContent = asked ? press.fill(press.words.found, { count: hits.length }) : "";
    }

    // The arrows go from the field to the results and back; Enter follows the first, or the one it stands on.
    function walk(event) {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        (to < 0 ? field : links[Math.min(to, links.length - 1)])?.focus();
      } else if (event.key === "Enter" && document.activeElement === field) links[0]?.click();
    }

    field.addEventListener("input", show);
    dialog.addEventListener("keydown", walk);
    ready.catch((error) => (said.textContent = press.fill(press.words.failed, { error: error.message })));
    return { dialog, field };
  }

  let built = null;
  press.search = () => {
    built ??= build();
    if (!built.dialog.open) built.dialog.showModal();
    built.field.select();
  };
})(window.press);
