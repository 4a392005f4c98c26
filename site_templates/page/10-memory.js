// What the reader did, remembered where the browser lets us, and the theme. Everything works without memory.
(function () {
  "use strict";
  const prefix = "oft:" + (document.title.split(" · ").pop() || "book") + ":";

  window.press = window.press || {};
  press.recall = (key) => {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  };
  press.remember = (key, value) => {
    try {
      if (value === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, value);
    } catch {
      // the page works all the same
    }
  };

  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const chosen = press.recall("theme");
  if (chosen) root.dataset.theme = chosen;
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  for (const button of document.querySelectorAll("button.theme")) {
    const name = () => (button.textContent = isDark() ? "Light" : "Dark");
    button.hidden = false;
    name();
    dark.addEventListener("change", name);
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      press.remember("theme", root.dataset.theme);
      name();
    });
  }

  const chapter = document.querySelector("main[data-chapter]");
  if (chapter && "IntersectionObserver" in window) {
    new IntersectionObserver(([seen], observer) => {
      if (!seen.isIntersecting) return;
      press.remember("read/" + chapter.dataset.chapter, "1");
      observer.disconnect();
    }).observe(document.querySelector(".turning"));
  }
  for (const item of document.querySelectorAll(".chapters li")) {
    const questions = item.dataset.questions.split(" ").filter(Boolean);
    const answered = questions.filter((id) => press.recall("right/" + id)).length;
    const said = [];
    if (press.recall("read/" + item.dataset.chapter)) said.push("read");
    if (answered) said.push(answered === questions.length ? "all answered" : answered + " answered");
    if (said.length) item.querySelector(".done").textContent = " · " + said.join(", ");
  }
})();
