// Names on the lines: where each stands so that none covers another, as engine/figures/names.py has it. Whole tenths of a unit.
(function (press) {
  "use strict";
  const APART = 150;
  const ASIDE = 80;
  const EDGE = 75;
  const hold = (value, low, high) => Math.max(Math.min(value, high), low);

  // Rising places moved as little as may be, APART and within low and high: half-way between moving all down and all up.
  function spread(ys, low, high) {
    const most = high - (ys.length - 1) * APART;
    const free = ys.map((y, i) => y - i * APART);
    const middle = (i) => Math.floor((Math.max(...free.slice(0, i + 1)) + Math.min(...free.slice(i))) / 2);
    return free.map((_, i) => hold(middle(i), low, most) + i * APART);
  }

  // Names above each other, by chains of those that are.
  function groups(names) {
    const found = [];
    let end = -Infinity;
    for (const name of names.sort((a, b) => a.start - b.start || a.n - b.n)) {
      if (name.start > end) found.push([]);
      end = Math.max(end, name.start + name.width);
      found.at(-1).push(name);
    }
    return found;
  }

  // The names of a panel: a function that is given what shows, by its place: {x, y, value}, and puts each where it belongs.
  press.names = (svg, plot) => {
    const texts = svg.querySelectorAll(".names text");
    const column = 10 * (svg.querySelector(".names")?.dataset.column || 0);
    const [left, top, right, bottom] = plot.map((side) => 10 * side);
    return (shown) => {
      const names = [];
      texts.forEach((text, n) => {
        const one = shown.get(text.dataset.name);
        press.hide(text, !one);
        if (!one) return;
        const value = text.firstElementChild;
        if (value && value.textContent !== one.value) value.textContent = one.value;
        const width = Math.round(10 * (text.dataset.width || 0));
        const x = hold(Math.round(10 * one.x), left, right);
        const back = !column && x + ASIDE + width > right;
        const end = column || x + (back ? -ASIDE : ASIDE);
        names.push({ text, n, width, back, end, start: back ? end - width : end, y: hold(Math.round(10 * one.y), top, bottom) });
      });
      for (const group of groups(names)) {
        group.sort((a, b) => a.y - b.y || a.n - b.n);
        const places = spread(group.map((name) => name.y), top + EDGE, bottom - EDGE);
        group.forEach(({ text, end, back }, i) => {
          press.put(text, end / 10, places[i] / 10);
          const anchor = back ? "end" : "start";
          if (!column && text.getAttribute("text-anchor") !== anchor) text.setAttribute("text-anchor", anchor);
        });
      }
    };
  };
})((window.press = window.press || {}));
