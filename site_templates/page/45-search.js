// Search opens by its button or by "/". What it needs comes when it is first asked for.
{
  const source = document.currentScript.src.replace(/[^/]*$/, "search.js");
  const open = () => {
    if (press.search) return press.search();
    document.head.append(Object.assign(document.createElement("script"), { src: source, onload: () => press.search() }));
  };
  for (const button of document.querySelectorAll("button.search-open")) button.addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (!document.querySelector("button.search-open")) return;
    event.preventDefault();
    open();
  });
}
