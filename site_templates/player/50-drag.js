// A start that can be dragged, by mouse, touch, pen or arrow keys, onto the baked starts and nowhere else.
(function (press) {
  "use strict";
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  // `choose(index)` is told of each new start. Returns a function that moves the handle to an index.
  press.drag = (svg, axis, choose) => {
    const places = Array.from(svg.querySelectorAll(".starts circle"), (one) => [+one.getAttribute("cx"), +one.getAttribute("cy")]);
    const handle = svg.querySelector(".handle");
    svg.setAttribute("role", "group"); // a picture cannot hold a control
    press.hide(svg.querySelector(".drag"), false);
    let current = axis.default;

    function nearest(x, y, allowed) {
      let best = -1;
      let least = Infinity;
      for (let i = 0; i < places.length; i++) {
        const [u, v] = places[i];
        const far = allowed(u, v);
        if (far !== null && far < least) [best, least] = [i, far];
      }
      return best;
    }

    function move(index) {
      current = index;
      press.put(handle, ...places[index]);
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
      const [x, y] = places[current];
      // ahead in the arrow's direction, and the less to the side the better
      const index = nearest(x, y, (u, v) => {
        const ahead = (u - x) * way[0] + (v - y) * way[1];
        const aside = Math.abs((u - x) * way[1]) + Math.abs((v - y) * way[0]);
        return ahead > 1 && aside <= ahead ? ahead + 2 * aside : null;
      });
      if (index >= 0) choose(index);
    });
    return move;
  };
})((window.press = window.press || {}));
