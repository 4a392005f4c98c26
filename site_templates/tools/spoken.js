// What a screen reader hears: one sentence when a run has stopped or a change is drawn, nothing while it plays. A picture's
// name says the setting it shows.
(function (press) {
  "use strict";
  const WAIT = 600; // milliseconds in which a slider may move on
  const SOON = 50; // ... and in which what stopped the clock has moved it

  press.part((scene) => {
    const pictures = Array.from(scene.querySelectorAll("[data-panel]"), (svg) => [svg, svg.getAttribute("aria-label")]);
    let waiting = 0;

    const setting = () => press.setting(scene);

    function outcome() {
      const label = (series) => scene.places.get(series)?.previousElementSibling.textContent.trim();
      const seen = new Map();
      for (const { series, ended, value } of scene.told) {
        if (!label(series)) continue;
        if (ended >= 0) seen.set(series, label(series) + " " + press.fill(press.words.diverged, { moment: scene.moment(ended) }));
        else if (value !== null && !seen.has(series)) seen.set(series, label(series) + " " + press.number(value));
      }
      const table = scene.querySelector(".standings:not([hidden])");
      const rows = table ? [...table.tBodies[0].rows].filter((row) => !row.hidden) : [];
      const ranks = rows.map((row) => row.cells[0].textContent + " " + row.cells[2].textContent);
      return [[...seen.values()].join(", "), table && table.tHead.textContent.trim() + ": " + ranks.join(", ")].filter(Boolean).join(". ");
    }

    function speak() {
      if (scene.clock?.playing || scene.locked(true)) return;
      const now = scene.clock && scene.scrub.nextElementSibling.textContent;
      const changed = said !== setting() && setting();
      const words = scene.reads ? [scene.reads(), changed, now] : [now, changed, outcome()];
      said = setting();
      scene.say(words.filter(Boolean).join(". ") + ".", true);
    }

    function name() {
      for (const [svg, known] of pictures) svg.setAttribute("aria-label", known + " " + setting() + ".");
    }

    let said = setting();
    name();
    scene.addEventListener("changed", () => {
      name();
      clearTimeout(waiting);
      if (said !== setting()) waiting = setTimeout(speak, WAIT);
    });
    scene.addEventListener("rested", () => {
      clearTimeout(waiting);
      waiting = setTimeout(speak, SOON);
    });
  });
})(window.press);
