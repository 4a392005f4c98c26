// A start that can be dragged, by mouse, touch, pen or keys, onto the baked starts and nowhere else.
(function (press) {
  "use strict";
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const NEIGHBOURS = 8;

  // `choose(index)` is told of each new start; nothing moves while `locked()`. The knob follows the pointer, the start that
  // it would take stands out, and let go it snaps there. Gives move(index) and near(), the starts around.
  press.drag = (svg, axis, choose, locked) => {
    const circles = [...svg.querySelectorAll(".starts circle")];
    const places = circles.map((one) => [+one.getAttribute("cx"), +one.getAttribute("cy")]);
    const handle = svg.querySelector(".handle");
    svg.setAttribute("role", "group"); // a picture cannot hold a control
    press.hide(svg.querySelector(".drag"), false);
    let current = axis.default;
    let held = false;

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
      circles[current].classList.remove("near");
      circles[index].classList.add("near");
      current = index;
      if (!held) press.put(handle, ...places[index]);
      handle.setAttribute("aria-valuenow", index);
      handle.setAttribute("aria-valuetext", axis.texts[index]);
    }

    function follow(event) {
      const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const box = svg.viewBox.baseVal;
      press.put(handle, Math.max(0, Math.min(at.x, box.width)), Math.max(0, Math.min(at.y, box.height)));
      choose(nearest(at.x, at.y, (u, v) => Math.hypot(u - at.x, v - at.y)));
    }

    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.focus();
      if (locked()) return;
      held = true;
      handle.setPointerCapture(event.pointerId);
      svg.classList.add("dragging");
      handle.addEventListener("pointermove", follow);
    });
    const drop = () => {
      held = false;
      move(current);
      svg.classList.remove("dragging");
      handle.removeEventListener("pointermove", follow);
    };
    handle.addEventListener("pointerup", drop);
    handle.addEventListener("pointercancel", drop);

    // The start that a key leads to: ahead in an arrow's direction, and the less to the side the better; the first, the last.
    function led(key) {
      if (key === "Home") return 0;
      if (key === "End") return places.length - 1;
      const way = ARROWS[key];
      const [x, y] = places[current];
      return nearest(x, y, (u, v) => {
        const ahead = (u - x) * way[0] + (v - y) * way[1];
        const aside = Math.abs((u - x) * way[1]) + Math.abs((v - y) * way[0]);
        return ahead > 1 && aside <= ahead ? ahead + 2 * aside : null;
      });
    }

    handle.addEventListener("keydown", (event) => {
      if (!ARROWS[event.key] && event.key !== "Home" && event.key !== "End") return;
      event.preventDefault();
      const index = locked() ? -1 : led(event.key);
      if (index >= 0) choose(index);
    });

    function near() {
      const [x, y] = places[current];
      const far = (i) => Math.hypot(places[i][0] - x, places[i][1] - y);
      return [...places.keys()].sort((a, b) => far(a) - far(b)).slice(1, NEIGHBOURS + 1);
    }
    return { move, near };
  };
})((window.press = window.press || {}));
