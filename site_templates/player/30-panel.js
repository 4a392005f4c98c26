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
      // Shows a tick; returns what there is to tell of each series that moves: {series, ended, value, outside}.
      show(tick) {
        const told = [];
        for (const { layer, run, moving } of layers) {
          if (!run || !layer.clocked) continue;
          const now = press.head(run, tick);
          for (const { one, show } of moving) show?.(one, run, now);
          const value = run.values ? press.value(run, Math.floor(tick + 1e-9)) : null;
          told.push({ series: layer.series, ended: now.over ? run.ended : -1, value, outside: Boolean(layer.roams) && outside(now) });
        }
        return told;
      },
    };
  };
})((window.press = window.press || {}));
