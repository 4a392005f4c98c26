// The keys of a scene, wherever in it the focus is; tools/keys.js lists them.
(function (press) {
  "use strict";
  press.part((scene) => {
    const { clock } = scene;
    const steps = clock && {
      ArrowRight: () => clock.seek(clock.tick + 1),
      ArrowLeft: () => clock.seek(clock.tick - 1),
      Home: () => clock.seek(0),
      End: () => clock.seek(clock.horizon),
    };
    // What Space means to the focused element itself; a button is pressed by Enter too.
    const own = (target) => target.closest("select, [type=checkbox], dialog");

    if (!scene.querySelector(".handle")) scene.querySelector("[data-panel]")?.setAttribute("tabindex", "0");
    scene.addEventListener("keydown", (event) => {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      let act = null;
      if (key === "?") act = () => press.tool("keys", scene);
      else if (key === " " && clock && !own(target)) act = () => clock.toggle();
      else if (steps?.[key] && !target.closest("input, select, a, [role=toolbar], .legend, .handle")) act = steps[key];
      if (!act) return;
      event.preventDefault();
      if (key === "?" || !scene.locked()) act();
    });
    scene.addEventListener("keyup", (event) => event.key === " " && clock && event.target.closest("button") && event.preventDefault());
  });
})((window.press = window.press || {}));
