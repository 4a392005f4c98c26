// What a place in a picture says: positions read back as values of the data.
(function (press) {
  "use strict";
  const NEAR = 14; // units of the picture

  // The value at a position, as far as a tenth of a unit tells it.
  function value({ domain, range, log, stops }, at) {
    const part = (at - range[0]) / (range[1] - range[0]);
    const [a, b] = log ? domain.map(Math.log10) : domain;
    const along = a + part * (b - a);
    if (log) return Number((10 ** along).toPrecision(2));
    const fine = 10 ** Math.floor(Math.log10(Math.abs(b - a) / 500));
    const whole = Number((Math.round(along / fine) * fine).toPrecision(3));
    return stops ? stops.reduce((one, other) => (Math.abs(other[0] - whole) < Math.abs(one[0] - whole) ? other : one))[1] : whole;
  }
  const said = (scale, at) => {
    const found = value(scale, at);
    return typeof found === "number" ? press.number(found) : found;
  };

  // The points of a run at a tick, in units.
  function points(run, tick) {
    const all = run.frames ? run.frames[Math.min(tick, run.frames.length - 1)].split(/[ ,]/).map(Number) : run.points.map((one) => one / 10);
    return Array.from({ length: all.length / 2 }, (_, i) => [all[2 * i], all[2 * i + 1]]);
  }

  // The points of every named series that shows in panel `p`: {label, colour, roams,
  // clocked, over, at: [[u, v], ...]} in units, and x(i) and y(i), what the i-th of them says.
  press.series = (scene, p) => {
    const { data, panels, clock } = scene;
    const [x, y] = panels[p].scales();
    const tick = clock ? clock.tick : 0;
    const [, top, , bottom] = data.panels[p].plot;
    const away = (v) => v < top - 1 || v > bottom + 1;
    return panels[p].parts.flatMap(({ layer, run }) => {
      const name = scene.places.get(layer.series)?.previousElementSibling;
      if (!run || !name || layer.series === "here") return [];
      const moves = layer.clocked && !run.frames;
      const last = moves && run.ended >= 0 ? Math.min(tick, run.ended - 1) : moves ? tick : Infinity;
      const at = points(run, tick).slice(0, last + 1);
      const drawn = name.querySelector(".swatch > *");
      const exact = (i) => press.number(press.value(run, i));
      return {
        label: name.textContent.trim(),
        colour: [drawn.getAttribute("stroke"), drawn.getAttribute("fill")].find(Boolean),
        roams: layer.roams,
        clocked: moves,
        over: moves && run.ended >= 0 && tick >= run.ended,
        at,
        x: (i) => (moves && !layer.roams ? scene.time(i) : said(x, at[i][0])),
        y: (i) => (run.values && layer.clocked ? exact(i) : away(at[i][1]) ? press.words.beyond : said(y, at[i][1])),
      };
    });
  };

  // What is to be read at (u, v) of panel `p`: {x, y, head, lines: [[label, words, colour]]}, or null.
  press.reading = (scene, p, u, v) => {
    const [x] = scene.panels[p].scales();
    const near = press.series(scene, p).flatMap((one) => {
      const far = one.at.map(([a, b]) => (one.roams ? Math.hypot(a - u, b - v) : Math.abs(a - u)));
      const i = far.indexOf(Math.min(...far));
      return i >= 0 && far[i] < NEAR ? { one, i, far: far[i] } : [];
    });
    if (!near.length) return null;
    const least = near.reduce((a, b) => (b.far < a.far ? b : a));
    const place = least.one.at[least.i];
    if (least.one.roams) {
      const head = scene.clock ? scene.moment(least.i) : "";
      return { x: place[0], y: place[1], head, lines: [[least.one.label, "(" + least.one.x(least.i) + ", " + least.one.y(least.i) + ")", least.one.colour]] };
    }
    const column = least.one.x(least.i);
    const together = near.filter(({ one, i }) => one.x(i) === column);
    return { x: place[0], y: null, head: (x.label + " " + column).trim(), lines: together.map(({ one, i }) => [one.label, one.y(i), one.colour]) };
  };

  // The cell of a map at (u, v), or of the reader's setting: {i, j, text}; null outside.
  press.cell = (scene, p, u, v) => {
    const { cells } = scene.data.panels[p];
    const [across, up] = [scene.axis(cells.x), scene.axis(cells.y)];
    const [x, y] = scene.panels[p].scales();
    const at = ({ domain, range }, place) => Math.round(domain[0] + ((place - range[0]) / (range[1] - range[0])) * (domain[1] - domain[0]));
    const [i, j] = u === undefined ? [scene.setting[cells.x], scene.setting[cells.y]] : [at(x, u), at(y, v)];
    if (!across.texts[i] || !up.texts[j]) return null;
    const k = (press.index(cells.axes, scene.setting, scene.store.lengths) * up.texts.length + j) * across.texts.length + i;
    const found = cells.values[k];
    const words = cells.classes ? cells.classes[found] : press.number(press.value({ values: [found] }, 0));
    const name = (axis, scale) => (scale.label || axis.name) + " ";
    return { i, j, across, up, text: words, where: name(across, x) + across.texts[i] + ", " + name(up, y) + up.texts[j] };
  };
})(window.press);
