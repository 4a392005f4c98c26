// A card beside a number, a reference or a term: what its title says, on hover, focus or tap. Escape closes it.
{
  const links = ".fact, .cite, .term";
  const on = (kind, act) => document.addEventListener(kind, act);
  const card = press.element("div", { id: "card", className: "card", role: "tooltip" });
  let owner, fresh;

  const hide = () => {
    card.remove();
    owner = owner?.removeAttribute("aria-describedby");
  };
  const show = (link) => {
    if (link === owner) return;
    hide();
    owner = link;
    const { card: said, source } = link.dataset;
    card.replaceChildren(said, ...(source ? [" ", press.element("a", { href: source }, press.words.data)] : []));
    document.body.append(card);
    link.setAttribute("aria-describedby", "card");
    const line = link.getClientRects()[0];
    const room = innerWidth - card.offsetWidth - 24;
    const above = line.top - card.offsetHeight;
    const fits = above < 0 || line.bottom + card.offsetHeight < innerHeight;
    card.style.left = Math.max(8, Math.min(line.left, room)) + "px";
    card.style.top = scrollY + (fits ? line.bottom : above) + "px";
  };
  const meet = (event) => {
    const link = event.target.closest(links);
    fresh = event.pointerType === "touch" && link !== owner;
    if (link) show(link);
    else if (!card.contains(event.target)) hide();
  };

  for (const link of document.querySelectorAll(links)) {
    link.dataset.card = link.title;
    link.removeAttribute("title");
  }
  on("pointerover", (event) => event.pointerType === "touch" || meet(event));
  on("pointerdown", meet);
  on("focusin", (event) => fresh || meet(event));
  on("click", (event) => {
    if (fresh && event.target.closest(links)) event.preventDefault();
    fresh = false;
  });
  on("keydown", (event) => event.key === "Escape" && hide());
}
