// Pointing at a name, or focusing it in the legend, lifts its series from the others; pressing a name in the picture hides it.
(function (press) {
  "use strict";

  press.part((scene) => {
    const parts = scene.data.panels.flatMap((panel, p) =>
      panel.layers.flatMap(({ series }, n) =>
        [...scene.svg(panel).querySelectorAll('[data-layer="' + p + "." + n + '"], [data-name="' + p + "." + n + '"]')].map((one) => ({ one, series })),
      ),
    );

    function lift(series) {
      const drawn = series && parts.some((part) => part.series === series);
      scene.classList.toggle("lifted", Boolean(drawn));
      for (const part of parts) part.one.classList.toggle("lift", part.series === series);
    }

    const over = (target, series, begin, end) => {
      target.addEventListener(begin, () => scene.off.has(series) || lift(series));
      target.addEventListener(end, () => lift(null));
    };
    for (const item of scene.querySelectorAll(".legend li")) {
      over(item.firstElementChild, item.dataset.series, "pointerenter", "pointerleave");
      over(item.firstElementChild, item.dataset.series, "focus", "blur");
    }
    for (const { one, series } of parts.filter((part) => part.one.matches("text"))) {
      over(one, series, "pointerenter", "pointerleave");
      one.addEventListener("click", () => scene.toggle(series));
    }
  });
})(window.press);
