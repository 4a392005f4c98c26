// The ghost: what the last setting showed stays, pale, until the next play; pinned, it stays until it is let go.
(function (press) {
  "use strict";

  const keepers = new WeakMap(); // of a scene: how its ghost comes and goes

  press.part((scene) => {
    const pin = scene.querySelector("[data-tool=pin]");
    let held = false; // one drag or turn of a control is one change
    const pinned = () => pin.getAttribute("aria-pressed") === "true";

    function clear() {
      for (const one of scene.querySelectorAll(".ghost")) one.remove();
      for (const one of scene.querySelectorAll("[data-was]")) delete one.dataset.was;
    }

    function keep() {
      clear();
      if (scene.locked(true)) return;
      for (const layers of scene.querySelectorAll("[data-panel] > .layers")) {
        const ghost = layers.cloneNode(true);
        ghost.setAttribute("class", "ghost");
        ghost.setAttribute("aria-hidden", "true");
        for (const one of ghost.querySelectorAll("[data-layer], [data-moves]")) {
          delete one.dataset.layer;
          delete one.dataset.moves;
        }
        for (const one of ghost.querySelectorAll('[visibility="hidden"], .rest, .halo, .handle, rect')) one.remove();
        layers.before(ghost);
      }
      for (const cell of scene.querySelectorAll(".standings tbody td:last-child")) cell.dataset.was = cell.textContent;
    }

    scene.addEventListener("changing", () => {
      if (!held && !pinned()) keep();
      held = true;
    });
    for (const end of ["change", "pointerup", "keyup"]) scene.addEventListener(end, () => (held = false));
    for (const end of ["playing", "reset"]) scene.addEventListener(end, () => (end === "reset" || !pinned()) && clear());
    scene.addEventListener("reset", () => pin.setAttribute("aria-pressed", "false"));
    keepers.set(scene, { keep, clear });
  });

  press.tools.pin = (scene, pin) => {
    const on = pin.getAttribute("aria-pressed") !== "true";
    pin.setAttribute("aria-pressed", String(on));
    keepers.get(scene)[on ? "keep" : "clear"]();
  };
})(window.press);
