// The second look at a surface: its relief, over the map and of the same size, with the paths as the map has them.
(function (press) {
  "use strict";
  const source = document.currentScript.src.replace(/[^/]*$/, "relief.js");

  press.tools.relief = async (scene, button) => {
    const svg = scene.querySelector("[data-panel]");
    const on = button.getAttribute("aria-pressed") !== "true";
    if (!scene.querySelector("canvas.relief")) {
      await press.script(source);
      build(scene, svg, await press.load(scene.dataset.scene, "relief", scene.dataset.script.replace(/js$/, "relief.js")));
    }
    const canvas = scene.querySelector("canvas.relief");
    button.setAttribute("aria-pressed", String(on));
    canvas.hidden = !on;
    svg.style.visibility = on ? "hidden" : "";
    if (on) canvas.dispatchEvent(new CustomEvent("renew"));
  };

  function build(scene, svg, data) {
    const name = press.fill(press.words.turns, { title: press.fill(press.words.relief_of, { title: scene.getAttribute("aria-label") }) });
    const canvas = press.made("canvas", { class: "relief", tabindex: "0", role: "img", "aria-label": name });
    svg.after(canvas);
    const [panel] = scene.data.panels;
    const [left, top, right, bottom] = panel.plot;
    const { axes } = panel.backdrops;
    const number = () => press.index(axes, scene.setting, scene.store.lengths);
    let shown = number();

    function paths() {
      return press.series(scene, 0).map(({ label, colour, at, over }) => ({
        label,
        colour,
        over,
        points: at.map(([x, y]) => [(x - left) / (right - left), (bottom - y) / (bottom - top)]),
      }));
    }
    const relief = press.relief(canvas, data, shown, paths);
    const renew = () => {
      if (canvas.hidden) return;
      const wanted = number();
      if (wanted !== shown) relief.ground(wanted);
      shown = wanted;
      relief.draw();
    };
    scene.addEventListener("shown", renew);
    canvas.addEventListener("renew", renew);
  }
})(window.press);
