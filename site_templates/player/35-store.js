// Where the tracks of a setting are: in the scene's own data or in a chunk that is loaded when first needed.
(function (press) {
  "use strict";

  press.store = (data, { scene, script }) => {
    const lengths = Object.fromEntries(data.axes.map((axis) => [axis.name, axis.values.length]));
    const split = data.chunks ? data.chunks.axes : [];
    const chunks = new Map();
    const number = (setting) => press.index(split, setting, lengths);

    return {
      lengths,
      // Resolves once everything this setting shows is there.
      async ready(setting) {
        if (!split.length) return;
        const k = number(setting);
        if (!chunks.has(k)) chunks.set(k, await press.load(scene, k, script.replace(/js$/, k + ".js")));
      },
      // The part of the data that holds a layer or a table row, and the chunk it is from.
      source(kind, key, item, setting) {
        if (!item.axes.some((axis) => split.includes(axis))) return { chunk: -1, part: item };
        const k = number(setting);
        return chunks.has(k) ? { chunk: k, part: chunks.get(k)[kind][key] } : null;
      },
      // Which of an item's tracks a setting means; chunk axes are settled by the chunk.
      at: (axes, setting) => press.index(axes.filter((axis) => !split.includes(axis)), setting, lengths),
      // Whether a condition such as {"rates": "same"} holds.
      holds: (when, setting) =>
        Object.entries(when || {}).every(([name, value]) => {
          const axis = data.axes.find((one) => one.name === name);
          return axis.values[setting[name]] === value;
        }),
    };
  };
})((window.press = window.press || {}));
