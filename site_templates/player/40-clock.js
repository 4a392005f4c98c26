// One clock for all panels of a scene.
(function (press) {
  "use strict";
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  press.still = still;

  // It stands at tick `start`. `shows(tick)` draws a tick, which may lie between two; `says(playing)` is told of every start and stop.
  press.clock = (clock, start, shows, says) => {
    let tick = start;
    let horizon = clock.default;
    let speed = 1;
    let last = null;
    let request = 0;

    function seek(to) {
      tick = Math.max(0, Math.min(to, horizon));
      shows(still.matches ? Math.floor(tick) : tick);
    }

    function frame(now) {
      seek(tick + ((now - (last ?? now)) / 1000) * clock.rate * speed);
      last = now;
      if (tick < horizon) request = requestAnimationFrame(frame);
      else pause();
    }

    function play() {
      if (request) return;
      if (tick >= horizon) tick = 0;
      last = null;
      request = requestAnimationFrame(frame);
      says(true);
    }

    function pause() {
      if (!request) return;
      cancelAnimationFrame(request);
      request = 0;
      seek(Math.round(tick));
      says(false);
    }

    return {
      play,
      pause,
      toggle: () => (request ? pause() : play()),
      seek(to) {
        pause();
        seek(to);
      },
      redraw: () => seek(tick),
      get playing() {
        return Boolean(request);
      },
      limit(to) {
        const atEnd = tick >= horizon && !request;
        horizon = to;
        seek(atEnd ? to : tick);
      },
      hasten: (to) => (speed = to),
      get tick() {
        return Math.round(tick);
      },
      get horizon() {
        return horizon;
      },
    };
  };
})((window.press = window.press || {}));
