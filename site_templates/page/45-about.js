// Search opens by its button or by "/", the contents by theirs. What they need comes when one is first asked for.
{
  const source = document.currentScript.src.replace(/[^/]*$/, "search.js");
  const open = (name) => {
    if (press[name]) return press[name]();
    document.head.append(Object.assign(document.createElement("script"), { src: source, onload: () => press[name]() }));
  };
  for (const name of ["search", "contents"]) {
    for (const button of document.querySelectorAll("button." + name + "-open")) button.addEventListener("click", () => open(name));
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (!document.querySelector("button.search-open")) return;
    event.preventDefault();
    open("search");
  });
}
