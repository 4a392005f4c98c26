// How each kind of layer is drawn. A mark makes its SVG elements once, takes a new track, and shows a tick of it.
(function (press) {
  "use strict";

  function element(parent, name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    parent.append(made);
    return made;
  }
  press.element = element;

  const text = (points, from, to) => {
    const parts = [];
    for (let i = from; i < to; i++) parts.push(points[2 * i].toFixed(1) + "," + points[2 * i + 1].toFixed(1));
    return parts;
  };

  const line = (group, layer) =>
    element(group, "polyline", {
      fill: "none",
      stroke: "var(--" + layer.colour + ")",
      "stroke-width": 2,
      "stroke-linejoin": "round",
      "stroke-dasharray": layer.dash,
    });

  const dot = (group, layer, r) => element(group, "circle", { fill: "var(--" + layer.colour + ")", r });

  function put(circle, x, y) {
    circle.setAttribute("cx", x.toFixed(1));
    circle.setAttribute("cy", y.toFixed(1));
  }

  // The point of a track at a tick that may lie between two, held at its last point and where the run ended.
  function head(track, ended, tick) {
    const last = Math.min(track.length / 2 - 1, ended < 0 ? Infinity : Math.max(ended - 1, 0));
    const at = Math.min(tick, last);
    const i = Math.floor(at);
    const j = Math.min(i + 1, last);
    const part = at - i;
    return {
      whole: i,
      x: track[2 * i] + part * (track[2 * j] - track[2 * i]),
      y: track[2 * i + 1] + part * (track[2 * j + 1] - track[2 * i + 1]),
    };
  }
  press.head = head;

  function path(group, layer) {
    const trail = line(group, layer);
    const mark = dot(group, layer, 4);
    const cross = element(group, "path", { fill: "none", stroke: "var(--" + layer.colour + ")", "stroke-width": 2 });
    let track, words, ended;
    return {
      take(points, end) {
        [track, words, ended] = [points, text(points, 0, points.length / 2), end];
      },
      show(tick) {
        const now = head(track, ended, tick);
        const over = ended >= 0 && tick >= ended;
        trail.setAttribute("points", words.slice(0, now.whole + 1).join(" ") + " " + now.x.toFixed(1) + "," + now.y.toFixed(1));
        put(mark, now.x, now.y);
        mark.setAttribute("visibility", over ? "hidden" : "inherit");
        cross.setAttribute("d", over ? "M" + now.x + " " + now.y + "m-4-4 8 8m0-8-8 8" : "");
        return now;
      },
    };
  }

  function curve(group, layer) {
    const trail = line(group, layer);
    const mark = layer.clocked ? dot(group, layer, 4) : null;
    let track, ended;
    return {
      take(points, end) {
        [track, ended] = [points, end];
        const last = end < 0 ? points.length / 2 : Math.max(Math.min(end, points.length / 2), 1);
        trail.setAttribute("points", text(points, 0, last).join(" "));
      },
      show(tick) {
        if (!mark) return null;
        const now = head(track, ended, tick);
        put(mark, now.x, now.y);
        return now;
      },
    };
  }

  function morph(group, layer) {
    const trail = line(group, layer);
    let frames;
    return {
      take(points) {
        frames = points.map((frame) => text(frame, 0, layer.n).join(" "));
      },
      show(tick) {
        trail.setAttribute("points", frames[Math.min(Math.round(tick), frames.length - 1)]);
        return null;
      },
    };
  }

  function cursor(group, layer) {
    const mark = dot(group, layer, 4);
    let track;
    return {
      take(points) {
        track = points;
      },
      show(tick) {
        const now = head(track, -1, tick);
        put(mark, now.x, now.y);
        return now;
      },
    };
  }

  function dots(group, layer) {
    const marks = Array.from({ length: layer.n }, () => dot(group, layer, layer.n > 1 ? 2.5 : 5));
    return {
      take(points) {
        marks.forEach((mark, i) => {
          const at = 2 * Math.min(i, points.length / 2 - 1);
          put(mark, points[at], points[at + 1]);
        });
      },
      show: () => null,
    };
  }

  function bars(group, layer, panel) {
    const beside = panel.layers.filter((other) => other.mark === "bars").length;
    const marks = Array.from({ length: layer.n }, () => element(group, "rect", { fill: "var(--" + layer.colour + ")" }));
    return {
      take(points) {
        const last = points.length / 2 - 1;
        const gap = layer.n > 1 && last > 0 ? Math.abs(points[2] - points[0]) : 30;
        const wide = layer.n > 1 ? Math.min(24, gap * 0.8) / beside : 24;
        marks.forEach((mark, i) => {
          const at = 2 * Math.min(i, last);
          mark.setAttribute("x", points[at] - wide / 2);
          mark.setAttribute("y", Math.min(points[at + 1], layer.base));
          mark.setAttribute("width", wide);
          mark.setAttribute("height", Math.abs(points[at + 1] - layer.base));
        });
      },
      show: () => null,
    };
  }

  function area(group, layer) {
    const shape = element(group, "polygon", { fill: "var(--" + layer.colour + ")", "fill-opacity": 0.18 });
    return {
      take: (points) => shape.setAttribute("points", text(points, 0, points.length / 2).join(" ")),
      show: () => null,
    };
  }

  function words(group, layer) {
    const label = element(group, "text", { fill: "var(--" + layer.colour + ")" });
    return {
      take(points, ended, said) {
        label.setAttribute("x", points[0]);
        label.setAttribute("y", points[1]);
        label.textContent = said;
      },
      show: () => null,
    };
  }

  press.marks = { path, line: curve, morph, cursor, dots, bars, area, text: words };
})((window.press = window.press || {}));
