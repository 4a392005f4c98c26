// Full screen: a scene alone, as large as fits the window, labels larger. Escape returns.
(function (press) {
  "use strict";
  const full = (scene) => scene.classList.contains("full");

  // The widest the scene can be and still fit the window's height.
  function fit(scene) {
    if (!full(scene)) return;
    let [low, high] = [320, window.innerWidth];
    for (let tries = 0; tries < 9; tries++) {
      const middle = (low + high) / 2;
      scene.style.setProperty("--fit", middle + "px");
      if (scene.scrollHeight > window.innerHeight) high = middle;
      else low = middle;
    }
    scene.style.setProperty("--fit", low + "px");
  }

  let place = 0; // where the page was

  function turn(scene, on) {
    if (on === full(scene)) return;
    if (on) place = window.scrollY;
    const figure = scene.closest("figure");
    figure.style.minHeight = on ? figure.offsetHeight + "px" : ""; // the page below stays where it is
    scene.classList.toggle("full", on);
    scene.querySelector("[data-tool=full]").textContent = on ? press.words.leave_full : press.words.full;
    if (on) fit(scene);
    else {
      scene.style.removeProperty("--fit");
      window.scrollTo({ top: place, behavior: "instant" });
    }
  }

  function leave(event) {
    const scene = document.querySelector("sim-scene.full");
    if (!scene || document.querySelector("dialog[open]")) return;
    if (event.type === "keydown" ? event.key !== "Escape" : document.fullscreenElement) return;
    if (document.fullscreenElement) document.exitFullscreen();
    else turn(scene, false);
  }

  press.tools.full = (scene) => {
    if (document.fullscreenElement) return document.exitFullscreen(); // and `leave` is told
    turn(scene, !full(scene));
    if (full(scene)) scene.requestFullscreen?.().catch(() => {}); // where it may not, it fills the window
  };
  document.addEventListener("fullscreenchange", leave);
  document.addEventListener("keydown", leave);
  window.addEventListener("resize", () => document.querySelectorAll("sim-scene.full").forEach(fit));
})(window.press);
