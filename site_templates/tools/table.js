// The run that is shown as numbers: a table to read, or a file.
(function (press) {
  "use strict";
  const ROWS = 60;

  // Panel by panel: {title, label, series: [...]}, what press.series tells of it.
  const shown = (scene) =>
    scene.data.panels.flatMap((panel, p) => {
      if (!panel.scales.length || panel.cells) return [];
      const series = press.series(scene, p);
      const [x, y] = scene.panels[p].scales();
      return series.length ? { title: press.heading(scene.svg(panel)), x: x.label, y: y.label, series } : [];
    });

  // At most ROWS of so many, the first and the last among them.
  const chosen = (length) => {
    const rows = Math.min(length, ROWS);
    return Array.from({ length: rows }, (_, n) => (rows < 2 ? n : Math.round((n * (length - 1)) / (rows - 1))));
  };

  function table(scene, { title, x, y, series }) {
    const longest = series.reduce((a, b) => (b.at.length > a.at.length ? b : a));
    const clocked = longest.clocked || longest.roams;
    const first = clocked ? scene.clocked() : x || "x";
    const cell = (one, i) => (i >= one.at.length ? "" : one.roams ? "(" + one.x(i) + ", " + one.y(i) + ")" : one.y(i));
    const start = (one, i) => (one.roams ? scene.time(i) : one.x(i));
    const head = press.made("tr", {}, ...[first, ...series.map((one) => one.label)].map((words) => press.made("th", { scope: "col" }, words)));
    const rows = chosen(longest.at.length).map((i) =>
      press.made("tr", {}, press.made("th", { scope: "row" }, start(longest, i)), ...series.map((one) => press.made("td", {}, cell(one, i)))),
    );
    const caption = title + (y && y !== title ? ", " + y : "") + (longest.roams ? ", (" + x + ", " + y + ")" : "");
    return press.made("table", {}, press.made("caption", {}, caption), press.made("thead", {}, head), press.made("tbody", {}, ...rows));
  }

  press.tools.table = (scene) => {
    const map = scene.reads ? [press.made("p", {}, press.fill(press.words.map_says, { said: scene.reads() }))] : [];
    const tables = scene.locked() ? [] : shown(scene).map((part) => table(scene, part));
    if (!scene.locked(true)) press.dialog(press.title(scene), press.made("p", {}, press.setting(scene)), ...map, ...tables);
  };

  // The same, all rows of it, a line each number: panel, series, x, y.
  press.csv = (scene) => {
    const plain = (words) => String(words).replace(/−|⁻/g, "-").replace(/·10(.*)/, (_, power) => "e" + power.replace(/[⁰¹²³⁴-⁹]/g, (one) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(one)));
    const quoted = (words) => (/[",\n]/.test(words) ? '"' + words.replace(/"/g, '""') + '"' : words);
    const lines = shown(scene).flatMap(({ title, series }) =>
      series.flatMap((one) =>
        one.at.map((_, i) => {
          const tick = one.clocked || one.roams ? scene.time(i) : "";
          return [title, one.label, tick, one.x(i), one.y(i)].map((words) => quoted(plain(words))).join();
        }),
      ),
    );
    return ["panel,series,tick,x,y", ...lines].join("\n") + "\n";
  };

  press.tools.data = (scene) => {
    if (scene.locked()) return;
    const name = scene.dataset.scene;
    press.dialog(
      press.title(scene),
      press.made("p", {}, press.made("a", { href: scene.dataset.script.replace(/js$/, "json"), download: "" }, press.words.everything)),
      press.made("p", {}, press.saving(press.words.as_read, name + ".csv", () => new Blob([press.csv(scene)], { type: "text/csv" }))),
    );
  };
})(window.press);
