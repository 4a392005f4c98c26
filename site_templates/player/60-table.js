// Standings at the reader's setting, a bar and a number each: the best first, values beyond the horizon missing. Its rows are the page's.
(function (press) {
  "use strict";

  press.table = (element, data, number, store) => {
    const body = element.tBodies[0];
    const lines = data.rows.map((row) => body.querySelector('[data-series="' + row.series + '"]'));

    function value(row, key, setting) {
      const { part } = store.source("tables", number + "." + key, row, setting);
      return part.values[store.at(row.axes, setting)];
    }

    return {
      show(setting, horizon, off) {
        element.hidden = !store.holds(data.when, setting);
        const values = data.rows.map((row, r) => value(row, r, setting));
        const whole = data.clocked ? horizon : Math.max(...values);
        const ranks = values.map((found, r) => {
          const hidden = off.has(data.rows[r].series);
          const missing = found < 0 || (data.clocked && found > horizon);
          const length = missing ? 100 : whole > 0 ? Math.max(1, Math.floor((100 * found) / whole + 0.5)) : 1;
          const bar = lines[r].querySelector(".bar");
          bar.classList.toggle("missing", missing);
          bar.firstElementChild.setAttribute("x2", length + "%");
          const { beside } = data.rows[r];
          if (beside) lines[r].querySelector(".beside").textContent = press.number(value(beside, r + ".beside", setting));
          lines[r].lastElementChild.textContent = missing ? data.missing : press.number(found);
          lines[r].hidden = hidden;
          return [Number(hidden), missing ? Infinity : data.best === "high" ? -found : found];
        });
        const compare = (one, other) => (one === other ? 0 : one - other);
        const order = [...lines.keys()].sort((a, b) => compare(ranks[a][0], ranks[b][0]) || compare(ranks[a][1], ranks[b][1]) || a - b);
        body.append(...order.map((r) => lines[r]));
      },
    };
  };
})((window.press = window.press || {}));
