// A run: what a layer shows at one setting, decoded. All positions are whole tenths of a picture unit.
(function (press) {
  "use strict";

  // Sums of differences; `stride` numbers a point.
  function summed(deltas, stride) {
    const values = deltas.slice();
    for (let i = stride; i < values.length; i++) values[i] += values[i - stride];
    return values;
  }

  // Every x with its y; beyond the end of a track that was cut, its last.
  const paired = (xs, ys) => xs.flatMap((x, i) => [x, ys[Math.min(i, ys.length - 1)]]);

  function track(layer, deltas) {
    return layer.x ? paired(summed(layer.x, 1), summed(deltas, 1)) : summed(deltas, 2);
  }

  // The points at every tick: an array of tracks.
  function frames(layer, deltas) {
    const n = layer.n;
    const ys = summed([...summed(deltas.slice(0, n), 1), ...deltas.slice(n)], n);
    const xs = summed(layer.x, 1);
    return Array.from({ length: ys.length / n }, (_, tick) => paired(xs, ys.slice(tick * n, tick * n + n)));
  }

  // The points as text, those that stand still once, and how many there are up to each.
  function corners(points) {
    const words = [];
    const upto = [];
    for (let i = 0; i < points.length; i += 2) {
      const word = points[i] / 10 + "," + points[i + 1] / 10;
      if (word !== words[words.length - 1]) words.push(word);
      upto.push(words.length);
    }
    return { words, upto };
  }

  press.run = (layer, part, at) => {
    const ended = part.ended ? part.ended[at] : -1;
    const values = part.values && summed(part.values[at], 1);
    if (layer.frames) {
      const all = frames(layer, part.tracks[at]);
      return { ended, values, frames: all.map((one) => corners(one).words.join(" ")), tails: all.map((one) => one.slice(-2)) };
    }
    const points = track(layer, part.tracks[at]);
    return { ended, values, points, exit: part.exits?.[at], ...corners(points) };
  };

  // Where a run is at a tick, which may lie between two: held at its last point; once it has ended, where it left.
  press.head = (run, tick) => {
    if (run.frames) {
      const [x, y] = run.tails[Math.min(Math.round(tick), run.tails.length - 1)];
      return { whole: Math.round(tick), x: x / 10, y: y / 10, over: false };
    }
    const { points, ended } = run;
    const last = Math.min(points.length / 2 - 1, ended < 0 ? Infinity : Math.max(ended - 1, 0));
    const at = Math.min(tick, last);
    const i = Math.floor(at);
    const j = Math.min(i + 1, last);
    const between = (k) => Math.round(points[2 * i + k] + (at - i) * (points[2 * j + k] - points[2 * i + k])) / 10;
    if (ended >= 0 && tick >= ended) return { whole: i, x: run.exit[0] / 10, y: run.exit[1] / 10, over: true };
    return { whole: i, x: between(0), y: between(1), over: false };
  };

  // The value of a run at a whole tick, from its code of three digits.
  press.value = ({ values }, tick) => {
    const code = values[Math.min(tick, values.length - 1)];
    const size = Math.abs(code) - 1;
    return code && Math.sign(code) * Number(100 + (size % 900) + "e" + (Math.floor(size / 900) - 326));
  };

  // A number with typographic signs, in powers of ten where it is large or small.
  press.number = (value) => {
    const size = Math.abs(value);
    if (value === 0) return "0";
    if (size >= 0.001 && size < 10000) return String(value).replace("-", "−");
    const [digits, power] = value.toExponential().split("e");
    const raised = power.replace("+", "").replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
    return digits.replace("-", "−") + "·10" + raised;
  };
})((window.press = window.press || {}));
