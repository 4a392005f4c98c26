// One panel of a scene: its backdrop and its layers at the reader's setting and tick.
(function (press) {
  "use strict";

  press.panel = (svg, data, number, store) => {
    const group = svg.querySelector(".layers");
    const backdrop = svg.querySelector(".backdrop");
    group.textContent = "";
    const layers = data.layers.map((layer, n) => {
      const own = press.element(group, "g", {});
      return { layer, key: number + "." + n, group: own, mark: press.marks[layer.mark](own, layer, data), tracks: new Map() };
    });
    let shown = -1;

    function decoded(part, setting) {
      const { layer, tracks } = part;
      const source = store.source("layers", part.key, layer, setting);
      if (!source) return null;
      const at = store.at(layer.axes, setting);
      const known = source.chunk + "/" + at;
      if (!tracks.has(known)) {
        const decode = layer.mark === "morph" ? press.frames : press.track;
        const { ended, texts } = source.part;
        tracks.set(known, {
          points: decode(layer, source.part.tracks[at]),
          ended: ended ? ended[at] : -1,
          text: texts ? texts[at] : "",
        });
      }
      return tracks.get(known);
    }

    return {
      data,
      // Takes the tracks of a setting; `off` are the series the reader switched off.
      set(setting, off) {
        const { axes, svg: drawings } = data.backdrops;
        const wanted = drawings.length ? press.index(axes, setting, store.lengths) : 0;
        if (drawings.length && wanted !== shown) backdrop.innerHTML = drawings[wanted];
        shown = wanted;
        for (const part of layers) {
          const { layer } = part;
          part.on = store.holds(layer.when, setting);
          part.group.setAttribute("visibility", part.on && !off.has(layer.series) ? "inherit" : "hidden");
          part.now = part.on ? decoded(part, setting) : null;
          if (part.now) part.mark.take(part.now.points, part.now.ended, part.now.text);
        }
      },
      // Shows a tick; returns where each clocked series stands: {series: {x, y, ended}}.
      show(tick) {
        const heads = {};
        for (const part of layers) {
          if (!part.now) continue;
          const head = part.mark.show(tick);
          if (head) heads[part.layer.series] = { x: head.x, y: head.y, ended: part.now.ended };
        }
        return heads;
      },
    };
  };

  // The data value at a picture position: the scale read backwards, rounded so that the end of an axis is its end.
  press.invert = (scale, position) => {
    const { domain, range, log } = scale;
    const part = +((position - range[0]) / (range[1] - range[0])).toFixed(9);
    if (!log) return domain[0] + part * (domain[1] - domain[0]);
    return domain[0] * Math.pow(domain[1] / domain[0], part);
  };

  // A measured value in two or three digits, with typographic signs.
  press.number = (value) => {
    if (value === 0) return "0";
    const size = Math.abs(value);
    if (size >= 0.001 && size < 10000) return String(Number(value.toPrecision(size >= 0.1 ? 3 : 2))).replace("-", "−");
    const [digits, power] = value.toExponential(1).split("e");
    const raised = power.replace("+", "").replace(/./g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
    return digits.replace("-", "−") + "·10" + raised;
  };
})((window.press = window.press || {}));
