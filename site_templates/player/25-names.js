// Names on the lines: where each stands so that none covers another, as engine/figures/names.py has it. Whole tenths of a unit.
(function (press) {
  "use strict";
  const APART = 150;
  const ASIDE = 80;
  const EDGE = 75;
  const hold = (value, low, high) => Math.max(Math.min(value, high), low);

  // Rising places moved as little as may be, APART and within low and high: blocks around the mean of what they ask for.
  function spread(ys, low, high) {
    const blocks = [];
    ys.forEach((y, i) => {
      blocks.push([y - i * APART, 1]);
      for (let n = blocks.length - 1; n > 0 && blocks[n - 1][0] * blocks[n][1] >= blocks[n][0] * blocks[n - 1][1]; n--) {
        const [total, count] = blocks.pop();
        blocks[n - 1] = [blocks[n - 1][0] + total, blocks[n - 1][1] + count];
      }
    });
    const most = high - (ys.length - 1) * APART;
    const means = blocks.flatMap(([total, count]) => Array(count).fill(Math.max(Math.min(Math.floor(total / count), most), low)));
    return means.map((mean, i) => mean + i * APART);
  }

  // Names above each other, by chains of those that are.
  function groups(names) {
    const found = [];
    let end = -Infinity;
    for (const name of [...names].sort((a, b) => a.start - b.start || a.n - b.n)) {
      if (name.start > end || !found.length) {
        found.push([]);
        end = name.start;
      }
      end = Math.max(end, name.start + name.width);
      found.at(-1).push(name);
    }
    return found;
  }

  function set(text, name, value) {
    if (text.getAttribute(name) !== String(value)) text.setAttribute(name, value);
  }

  // The names of a panel: a function that is given what shows, {key, x, y, value}, and puts each name in its place.
  press.names = (svg, plot) => {
    const texts = Array.from(svg.querySelectorAll(".names [data-name]"), (text, n) => ({ text, n, key: text.dataset.name }));
    const column = Math.round(10 * (svg.querySelector(".names")?.dataset.column || 0));
    const [left, top, right, bottom] = plot.map((side) => 10 * side);
    return (shown) => {
      const names = [];
      for (const { text, n, key } of texts) {
        const one = shown.get(key);
        if (Boolean(one) === text.hasAttribute("visibility")) press.hide(text, !one);
        if (!one) continue;
        const value = text.firstElementChild;
        if (value && value.textContent !== one.value) value.textContent = one.value;
        const width = Math.round(10 * (text.dataset.width || 0));
        const x = hold(Math.round(10 * one.x), left, right);
        const back = !column && x + ASIDE + width > right;
        const end = column || x + (back ? -ASIDE : ASIDE);
        names.push({ text, n, width, back, end, start: back ? end - width : end, y: hold(Math.round(10 * one.y), top, bottom) });
      }
      for (const group of groups(names)) {
        group.sort((a, b) => a.y - b.y || a.n - b.n);
        const places = spread(group.map((name) => name.y), top + EDGE, bottom - EDGE);
        group.forEach(({ text, end, back }, i) => {
          set(text, "x", end / 10);
          set(text, "y", places[i] / 10);
          if (!column) set(text, "text-anchor", back ? "end" : "start");
        });
      }
    };
  };
})((window.press = window.press || {}));
