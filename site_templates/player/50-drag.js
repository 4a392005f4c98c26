// A start that can be dragged, by mouse, touch, pen or arrow keys, onto the baked starts and nowhere else.
(function (press) {
  "use strict";
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  // `choose(index)` is told of each new start. Returns a function that moves the handle to an index.
  press.drag = (svg, points, axis, choose) => {
    const place = (i) => [points[2 * i], points[2 * i + 1]];
    const count = points.length / 2;
    svg.setAttribute("role", "group"); // a picture cannot hold a control
    const group = press.element(svg, "g", { class: "drag" });
    const spots = press.element(group, "g", { class: "starts" });
    for (let i = 0; i < count; i++) press.element(spots, "circle", { cx: place(i)[0], cy: place(i)[1], r: 1.6 });
    const handle = press.element(group, "g", {
      class: "handle",
      role: "slider",
      tabindex: 0,
      "aria-label": axis.label,
      "aria-valuemin": 0,
      "aria-valuemax": count - 1,
    });
    press.element(handle, "circle", { class: "reach", r: 18 });
    press.element(handle, "circle", { class: "knob", r: 7 });
    let current = axis.default;

    function nearest(x, y, allowed) {
      let best = -1;
      let least = Infinity;
      for (let i = 0; i < count; i++) {
        const [u, v] = place(i);
        const far = allowed(u, v);
        if (far !== null && far < least) [best, least] = [i, far];
      }
      return best;
    }

    function move(index) {
      current = index;
      handle.setAttribute("transform", "translate(" + place(index).join(" ") + ")");
      handle.setAttribute("aria-valuenow", index);
      handle.setAttribute("aria-valuetext", axis.texts[index]);
    }

    function follow(event) {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const index = nearest(at.x, at.y, (u, v) => Math.hypot(u - at.x, v - at.y));
      if (index !== current) choose(index);
    }

    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.focus();
      handle.setPointerCapture(event.pointerId);
      svg.classList.add("dragging");
      handle.addEventListener("pointermove", follow);
    });
    const drop = () => {
      svg.classList.remove("dragging");
      handle.removeEventListener("pointermove", follow);
    };
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", drop);
    handle.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      const [x, y] = place(current);
      // ahead in the arrow's direction, and the less to the side the better
      const index = nearest(x, y, (u, v) => {
        const ahead = (u - x) * way[0] + (v - y) * way[1];
        const aside = Math.abs((u - x) * way[1]) + Math.abs((v - y) * way[0]);
        return ahead > 1 && aside <= ahead ? ahead + 2 * aside : null;
      });
      if (index >= 0) choose(index);
    });
    move(current);
    return move;
  };
})((window.press = window.press || {}));
