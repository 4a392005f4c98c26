// A relief on a canvas: the ground from the back to the front, then the paths on it, their heads and names.
(function (press) {
  "use strict";
  const BANDS = 12;
  const ABOVE = 0.012;
  const SHADE = 0.9; // how much a slope is lit

  // A colour as numbers, whatever CSS calls it.
  const colour = (canvas, value) => {
    canvas.style.color = value;
    const found = getComputedStyle(canvas).color.match(/[\d.]+/g).map(Number);
    canvas.style.color = "";
    return found;
  };

  function cells(ground, put) {
    const { columns, rows, level } = ground;
    const points = Array.from({ length: columns * rows }, (_, n) => {
      const [k, l] = [n % columns, Math.floor(n / columns)];
      return put(k / (columns - 1), l / (rows - 1), level(k, l));
    });
    const found = [];
    for (let l = 0; l < rows - 1; l++) {
      for (let k = 0; k < columns - 1; k++) {
        const a = l * columns + k;
        const corners = [a, a + 1, a + columns + 1, a + columns].map((n) => points[n]);
        const z = (level(k, l) + level(k + 1, l + 1)) / 2;
        found.push({ corners, z, lit: level(k + 1, l) - level(k, l + 1), depth: corners[0][2] + corners[2][2] });
      }
    }
    return found.sort((one, other) => other.depth - one.depth);
  }

  // The ground, painted once for a turn, a tilt and the colours of the page.
  press.paintGround = (canvas, ground, put) => {
    const pen = canvas.getContext("2d");
    const bands = Array.from({ length: BANDS }, (_, n) => colour(canvas, "var(--band-" + n + ")"));
    const ink = colour(canvas, "var(--ink)").slice(0, 3).join();
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = canvas.width / 1400;
    pen.strokeStyle = "rgba(" + ink + ",0.13)";
    for (const { corners, z, lit } of cells(ground, put)) {
      const at = Math.min(z * BANDS, BANDS - 1.001);
      const [low, high] = [bands[Math.floor(at)], bands[Math.ceil(at)]];
      const light = Math.max(-14, Math.min(14, 255 * SHADE * lit));
      pen.fillStyle = "rgb(" + low.map((c, i) => c + (high[i] - c) * (at % 1) + light).slice(0, 3) + ")";
      pen.beginPath();
      corners.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      pen.closePath();
      pen.fill();
      pen.stroke();
    }
  };

  // Paths [{label, colour, points: [[u, v], ...], over}] on the ground, each to its last point; those outside are not drawn.
  press.paintPaths = (canvas, ground, put, paths, scale) => {
    const pen = canvas.getContext("2d");
    const paper = colour(canvas, "var(--paper)");
    const names = [];
    pen.lineJoin = pen.lineCap = "round";
    for (const path of paths) {
      const places = path.points.map(([u, v]) => (u < 0 || u > 1 || v < 0 || v > 1 ? null : put(u, v, ground.height(u, v) + ABOVE)));
      const rgb = "rgb(" + colour(canvas, path.colour).slice(0, 3) + ")";
      pen.strokeStyle = pen.fillStyle = rgb;
      pen.lineWidth = 2.2 * scale;
      pen.beginPath();
      places.forEach((place, i) => place && (i && places[i - 1] ? pen.lineTo(place[0], place[1]) : pen.moveTo(place[0], place[1])));
      pen.stroke();
      for (const place of places) {
        if (!place) continue;
        pen.beginPath();
        pen.arc(place[0], place[1], 2 * scale, 0, 7);
        pen.fill();
      }
      const head = places[places.length - 1];
      if (head && !path.over) names.push({ head, rgb, label: path.label });
    }
    pen.font = "600 " + 13 * scale + "px " + getComputedStyle(canvas).fontFamily;
    pen.strokeStyle = "rgb(" + paper.slice(0, 3) + ")";
    pen.lineWidth = 2 * scale;
    for (const { head, rgb } of names) {
      pen.fillStyle = rgb;
      pen.beginPath();
      pen.arc(head[0], head[1], 5.5 * scale, 0, 7);
      pen.fill();
      pen.stroke();
    }
    pen.lineWidth = 4 * scale;
    let above = -Infinity;
    for (const { head, rgb, label } of names.sort((a, b) => a.head[1] - b.head[1])) {
      pen.fillStyle = rgb;
      above = Math.max(head[1] + 4 * scale, above + 15 * scale);
      pen.strokeText(label, head[0] + 10 * scale, above);
      pen.fillText(label, head[0] + 10 * scale, above);
    }
  };
})(window.press);
