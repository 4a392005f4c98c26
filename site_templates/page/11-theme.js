// Light or dark: as the machine has it, until the reader chooses.
{
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  for (const button of document.querySelectorAll("button.theme")) {
    const name = () => (button.textContent = isDark() ? press.words.light : press.words.dark);
    name();
    dark.addEventListener("change", name);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      press.remember("theme", root.dataset.theme);
      name();
    });
  }
}
