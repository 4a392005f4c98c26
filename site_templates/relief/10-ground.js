// The ground of a relief and where its places lie in the picture: the same sums as engine/figures/relief.py has.
(function (press) {
  "use strict";
  const TOP = 255;
  const hold = (value, low, high) => Math.max(low, Math.min(value, high));

  // `data` as docs/format.md has relief/1, ground number `n`.
  press.ground = ({ columns, rows, aspect, view, grounds }, n) => {
    const ground = grounds[n];
    const radius = Math.hypot(aspect, 1) / 2;

    // The height, 0 to 1, at a place: parts of the width and, upward, of the height.
    function height(u, v) {
      const [x, y] = [hold(u, 0, 1) * (columns - 1), hold(v, 0, 1) * (rows - 1)];
      const [i, j] = [Math.min(Math.floor(x), columns - 2), Math.min(Math.floor(y), rows - 2)];
      const at = (k, l) => ground[l * columns + k] / TOP;
      const low = at(i, j) + (x - i) * (at(i + 1, j) - at(i, j));
      const high = at(i, j + 1) + (x - i) * (at(i + 1, j + 1) - at(i, j + 1));
      return low + (y - j) * (high - low);
    }

    // A function from place and height to [x, y, depth] in a picture so wide and high, turned and tilted.
    function projection(wide, high, turn, tilt) {
      const [sine, cosine] = [Math.sin(turn), Math.cos(turn)];
      const unit = Math.min(wide / 2 / radius, high / (2 * radius * tilt + view.lift));
      const middle = high / 2 + (view.lift * unit) / 2;
      return (u, v, level) => {
        const [x, y] = [(u - 0.5) * aspect, v - 0.5];
        const depth = x * sine + y * cosine;
        return [wide / 2 + (x * cosine - y * sine) * unit, middle - (depth * tilt + level * view.lift) * unit, depth];
      };
    }
    return { columns, rows, height, projection, level: (k, l) => ground[l * columns + k] / TOP };
  };
})(window.press);
