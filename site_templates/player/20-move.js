// The movers: what an element of the page that says data-moves="..." takes from a run. They draw nothing of their own.
(function (press) {
  "use strict";

  const hide = (one, hidden) => (hidden ? one.setAttribute("visibility", "hidden") : one.removeAttribute("visibility"));
  press.hide = hide;

  function put(one, x, y) {
    if (one.tagName !== "circle") return one.setAttribute("transform", "translate(" + x + " " + y + ")");
    one.setAttribute("cx", x);
    one.setAttribute("cy", y);
  }
  press.put = put;

  // `take` is for a new run, `show` for a tick of it; `n` is the element's number among those of its kind in the layer.
  press.movers = {
    whole: {
      take(one, { words, upto, ended }) {
        const last = ended < 0 ? upto.length : Math.min(Math.max(ended, 1), upto.length);
        one.setAttribute("points", words.slice(0, upto[last - 1]).join(" "));
      },
    },
    each: {
      take(one, { points }, n) {
        const at = 2 * Math.min(n, points.length / 2 - 1);
        put(one, points[at] / 10, points[at + 1] / 10);
      },
    },
    box: {
      take(one, { points }, n) {
        const base = 10 * one.dataset.base;
        const y = points[2 * Math.min(n, points.length / 2 - 1) + 1];
        one.setAttribute("y", Math.min(y, base) / 10);
        one.setAttribute("height", Math.abs(y - base) / 10);
      },
    },
    trail: {
      show(one, { words, upto }, now) {
        if (!now.trail) {
          const passed = words.slice(0, upto[now.whole]);
          const head = now.x + "," + now.y;
          if (!now.over && head !== passed[passed.length - 1]) passed.push(head);
          now.trail = passed.join(" ");
        }
        one.setAttribute("points", now.trail);
      },
    },
    frame: {
      show: (one, { frames }, now) => one.setAttribute("points", frames[Math.min(now.whole, frames.length - 1)]),
    },
    head: {
      show(one, run, now) {
        put(one, now.x, now.y);
        hide(one, now.over);
      },
    },
    end: {
      show(one, run, now) {
        put(one, now.x, now.y);
        hide(one, !now.over);
      },
    },
  };
})((window.press = window.press || {}));
