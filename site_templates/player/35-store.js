// Where the runs of a setting are: in the scene's own data or in a chunk that is loaded when first needed.
(function (press) {
  "use strict";

  // The number of a setting among all settings of some axes, row by row.
  press.index = (axes, setting, lengths) => axes.reduce((at, axis) => at * lengths[axis] + setting[axis], 0);

  press.store = (data, { scene, script }) => {
    const lengths = Object.fromEntries(data.axes.map((axis) => [axis.name, axis.texts.length]));
    const start = Object.fromEntries(data.axes.map((axis) => [axis.name, axis.default]));
    const split = data.chunks || [];
    const chunks = new Map();
    const number = (setting) => press.index(split, setting, lengths);

    return {
      lengths,
      start,
      // Whether everything this setting shows is there.
      has: (setting) => !split.length || chunks.has(number(setting)),
      // Resolves once it is.
      async ready(setting) {
        if (this.has(setting)) return;
        const k = number(setting);
        chunks.set(k, await press.load(scene, k, script.replace(/js$/, k + ".js")));
      },
      // The part of the data that holds a layer or a table row, and the chunk it is from.
      source(kind, key, item, setting) {
        if (!item.axes.some((axis) => split.includes(axis))) return { chunk: -1, part: item };
        const k = number(setting);
        return { chunk: k, part: chunks.get(k)[kind][key] };
      },
      // Which of an item's runs a setting means; chunk axes are settled by the chunk.
      at: (axes, setting) => press.index(axes.filter((axis) => !split.includes(axis)), setting, lengths),
      // Whether a condition such as {"rates": 1} holds.
      holds: (when, setting) => Object.entries(when || {}).every(([name, stop]) => setting[name] === stop),
    };
  };
})((window.press = window.press || {}));
