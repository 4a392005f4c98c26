// The relief of the front page: its paths run once, slowly, where motion is welcome, and again when asked.
(function (press) {
  "use strict";
  const TICKS = 10; // a second
  const cover = document.querySelector(".cover");
  if (!cover) return;
  const canvas = cover.querySelector("canvas");
  const button = cover.querySelector("button");
  let tick = 0;
  let last = null;
  let request = 0;

  press.load(cover.dataset.name, "relief", cover.dataset.script).then((data) => {
    const runs = data.paths.map(({ label, colour, points }) => ({
      label,
      colour,
      points: Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i] / 1000, points[2 * i + 1] / 1000]),
    }));
    const shown = () => runs.map((run) => ({ ...run, points: run.points.slice(0, Math.floor(tick) + 1), over: tick >= run.points.length + 1 }));
    const relief = press.relief(canvas, data, data.ground, shown);

    function frame(now) {
      tick = Math.min(data.ticks, tick + ((now - (last ?? now)) / 1000) * TICKS);
      last = now;
      relief.draw();
      request = tick < data.ticks ? requestAnimationFrame(frame) : 0;
      if (!request) button.textContent = press.words.play;
    }
    function play() {
      if (request) {
        cancelAnimationFrame(request);
        request = 0;
      } else {
        if (tick >= data.ticks) tick = 0;
        last = null;
        request = requestAnimationFrame(frame);
      }
      button.textContent = request ? press.words.pause : press.words.play;
    }
    tick = Number(cover.dataset.tick);
    cover.classList.add("live");
    relief.draw();
    button.addEventListener("click", play);
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    tick = data.ticks;
    new IntersectionObserver(([seen], observer) => {
      if (!seen.isIntersecting) return;
      observer.disconnect();
      play();
    }).observe(cover);
  });
})(window.press);
