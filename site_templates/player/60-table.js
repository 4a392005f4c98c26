// A table of standings at the reader's setting: the best first, values beyond the horizon missing.
(function (press) {
  "use strict";

  press.table = (element, data, number, store) => {
    const body = element.tBodies[0];

    function value(row, r, setting) {
      const source = store.source("tables", number + "." + r, row, setting);
      return source ? source.part.values[store.at(row.axes, setting)] : -1;
    }

    return {
      show(setting, horizon, off) {
        element.hidden = !store.holds(data.when, setting);
        if (element.hidden) return;
        const sign = data.best === "high" ? -1 : 1;
        const rows = data.rows
          .filter((row) => !off.has(row.series))
          .map((row) => {
            const found = value(row, data.rows.indexOf(row), setting);
            const missing = found < 0 || (data.clocked && found > horizon);
            return { label: row.label, text: missing ? data.missing : press.number(found), rank: missing ? Infinity : sign * found };
          })
          .sort((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank));
        body.replaceChildren(
          ...rows.map((row) => {
            const line = document.createElement("tr");
            const name = document.createElement("th");
            name.scope = "row";
            name.textContent = row.label;
            const cell = document.createElement("td");
            cell.textContent = row.text;
            line.append(name, cell);
            return line;
          }),
        );
      },
    };
  };
})((window.press = window.press || {}));
