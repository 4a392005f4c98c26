// A canvas with a relief that turns under the pointer and by the arrow keys.
(function (press) {
  "use strict";
  const KEYS = { ArrowLeft: [-0.12, 0], ArrowRight: [0.12, 0], ArrowUp: [0, 0.06], ArrowDown: [0, -0.06] };

  // `paths()` tells what lies on the ground now. Gives draw(), and ground(n), which takes another ground.
  press.relief = (canvas, data, n, paths) => {
    let ground = press.ground(data, n);
    let { turn, tilt } = data.view;
    let held = null;
    let stale = true;
    const still = document.createElement("canvas");

    function draw() {
      const scale = window.devicePixelRatio || 1;
      const [wide, high] = [canvas.clientWidth * scale, canvas.clientHeight * scale];
      if (!wide) return;
      const put = ground.projection(wide, high, turn, tilt);
      if (stale || canvas.width !== Math.round(wide)) {
        canvas.width = still.width = Math.round(wide);
        canvas.height = still.height = Math.round(high);
        press.paintGround(canvas, ground, put);
        still.getContext("2d").drawImage(canvas, 0, 0);
        stale = false;
      }
      const pen = canvas.getContext("2d");
      pen.clearRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(still, 0, 0);
      press.paintPaths(canvas, ground, put, paths(), scale);
    }

    function move(right, up) {
      turn += right;
      tilt = Math.max(0.25, Math.min(1, tilt + up));
      stale = true;
      requestAnimationFrame(draw);
    }

    const renew = () => {
      stale = true;
      draw();
    };
    canvas.addEventListener("pointerdown", (event) => {
      held = [event.clientX, event.clientY];
      canvas.setPointerCapture(event.pointerId);
    });
    canvas.addEventListener("pointermove", (event) => {
      if (!held) return;
      move((event.clientX - held[0]) * 0.008, (event.clientY - held[1]) * 0.003);
      held = [event.clientX, event.clientY];
    });
    for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => (held = null));
    canvas.addEventListener("keydown", (event) => {
      const way = KEYS[event.key];
      if (!way) return;
      event.preventDefault();
      move(...way);
    });
    new ResizeObserver(renew).observe(canvas);
    new MutationObserver(renew).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", renew);
    return {
      draw,
      ground(m) {
        ground = press.ground(data, m);
        renew();
      },
    };
  };
})(window.press);
