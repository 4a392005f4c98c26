// One panel of a scene: its backdrop and the layers that the page holds, moved to the reader's setting and tick.
(function (press) {
  "use strict";

  // The elements of a layer that move, each with its mover.
  function moving(group) {
    const counts = {};
    return Array.from(group.querySelectorAll("[data-moves]"), (one) => {
      const kind = one.dataset.moves;
      counts[kind] = (counts[kind] ?? -1) + 1;
      return { one, n: counts[kind], ...press.movers[kind] };
    });
  }

  press.panel = (svg, data, number, store) => {
    const backdrop = svg.querySelector(".backdrop");
    const layers = data.layers.map((layer, n) => {
      const key = number + "." + n;
      const group = svg.querySelector('[data-layer="' + key + '"]');
      return { layer, key, group, moving: moving(group), runs: new Map(), run: null };
    });
    const place = press.names(svg, data.plot);
    const valued = Boolean(svg.querySelector(".names .value"));
    let shown = press.index(data.backdrops.axes, store.start, store.lengths);

    function run(part, setting) {
      const { layer, runs } = part;
      const source = store.source("layers", part.key, layer, setting);
      const at = store.at(layer.axes, setting);
      const known = source.chunk + "/" + at;
      if (!runs.has(known)) runs.set(known, press.run(layer, source.part, at));
      return runs.get(known);
    }

    function outside({ x, y }) {
      const [left, top, right, bottom] = data.plot;
      return x < left || x > right || y < top || y > bottom;
    }

    return {
      parts: layers,
      // The scales of what is shown: one for x, one for y.
      scales: () => data.scales[data.scales.length > 1 ? shown : 0],
      // Takes the runs of a setting; `off` are the series the reader switched off.
      set(setting, off) {
        const { axes, svg: drawings } = data.backdrops;
        const wanted = press.index(axes, setting, store.lengths);
        if (drawings.length && wanted !== shown) backdrop.innerHTML = drawings[wanted];
        shown = wanted;
        for (const part of layers) {
          const on = store.holds(part.layer.when, setting) && !off.has(part.layer.series);
          press.hide(part.group, !on);
          part.run = on ? run(part, setting) : null;
          if (on) for (const { one, n, take } of part.moving) take?.(one, part.run, n);
        }
      },
      // Shows a tick; returns what there is to tell of each series that moves: {series, ended, value, named, outside}, named
      // where the value stands beside the name on the line and need not be told again.
      show(tick) {
        const told = [];
        const named = new Map();
        for (const { layer, key, run, moving } of layers) {
          if (!run) continue;
          const now = press.head(run, layer.clocked ? tick : Infinity);
          const value = layer.clocked && run.values ? press.value(run, Math.floor(tick + 1e-9)) : null;
          named.set(key, { x: now.x, y: now.y, value: value === null || now.over ? "" : press.number(value) });
          if (!layer.clocked) continue;
          for (const { one, show } of moving) show?.(one, run, now);
          const away = Boolean(layer.roams) && outside(now);
          told.push({ series: layer.series, ended: now.over ? run.ended : -1, value, named: valued, outside: away });
        }
        place(named);
        return told;
      },
    };
  };
})((window.press = window.press || {}));
