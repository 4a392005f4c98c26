// What data/NAME.js delivers, inflated and decoded. The format is described in docs/format.md.
(function (press) {
  "use strict";
  const waiting = new Map();

  const key = (name, chunk) => name + "/" + chunk;

  // Called by the data scripts themselves.
  press.deliver = (name, chunk, packed) => {
    const entry = waiting.get(key(name, chunk));
    if (entry) inflate(packed).then(entry.resolve, entry.reject);
  };

  // The data of a scene, or of chunk K of it; a promise, the same one for the same question.
  press.load = (name, chunk, source) => {
    const known = waiting.get(key(name, chunk));
    if (known) return known.promise;
    const entry = {};
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    waiting.set(key(name, chunk), entry);
    const script = document.createElement("script");
    script.src = source;
    script.onerror = () => {
      waiting.delete(key(name, chunk));
      entry.reject(new Error(source + " could not be read"));
    };
    document.head.append(script);
    return entry.promise;
  };

  async function inflate(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  // Sums of differences, in picture units; `stride` numbers a point.
  function summed(deltas, stride) {
    const values = new Float64Array(deltas.length);
    for (let i = 0; i < deltas.length; i++) values[i] = deltas[i] / 10 + (i < stride ? 0 : values[i - stride]);
    return values;
  }

  // The points of one track as [x0, y0, x1, y1, ...]. Where it stands still to its end it may be shorter than `layer.n`.
  press.track = (layer, deltas) => {
    if (!layer.x) return summed(deltas, 2);
    layer.xs = layer.xs || summed(layer.x, 1);
    return paired(layer.xs, summed(deltas, 1));
  };

  // The points of a morph at every tick: an array of tracks.
  press.frames = (layer, deltas) => {
    layer.xs = layer.xs || summed(layer.x, 1);
    const n = layer.n;
    const frames = [summed(deltas.slice(0, n), 1)];
    for (let at = n; at < deltas.length; at += n) {
      const before = frames[frames.length - 1];
      frames.push(before.map((y, i) => y + deltas[at + i] / 10));
    }
    return frames.map((ys) => paired(layer.xs, ys));
  };

  // Every x with its y; beyond the end of a track that was cut, its last.
  function paired(xs, ys) {
    const points = new Float64Array(2 * xs.length);
    for (let i = 0; i < xs.length; i++) {
      points[2 * i] = xs[i];
      points[2 * i + 1] = ys[Math.min(i, ys.length - 1)];
    }
    return points;
  }

  // The number of a setting among all settings of some axes, row by row.
  press.index = (axes, setting, lengths) => axes.reduce((at, axis) => at * lengths[axis] + setting[axis], 0);
})((window.press = window.press || {}));
