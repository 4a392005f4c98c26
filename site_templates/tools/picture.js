// The picture as it stands, to take away: SVG with its own colours, or PNG.
(function (press) {
  "use strict";
  const KEPT = "fill stroke stroke-width stroke-opacity fill-opacity opacity stroke-dasharray stroke-linejoin stroke-linecap paint-order vector-effect font-size font-weight font-family text-anchor r".split(" ");
  const SVG = "http://www.w3.org/2000/svg";
  const [MARGIN, GAP, LINE] = [16, 20, 24];

  const escaped = (words) => words.replace(/[&<]/g, (sign) => ({ "&": "&amp;", "<": "&lt;" })[sign]);

  // A copy of a panel that carries the looks which styles gave it; what is hidden is left out.
  function copy(svg) {
    const one = svg.cloneNode(true);
    const copies = [...one.querySelectorAll("*")];
    const gone = [];
    [...svg.querySelectorAll("*")].forEach((from, n) => {
      const style = getComputedStyle(from);
      if (style.visibility === "hidden" || style.display === "none" || from.matches(".drag, .hair")) gone.push(copies[n]);
      for (const name of KEPT) {
        const value = style.getPropertyValue(name);
        if (value && value !== "auto") copies[n].setAttribute(name, value);
      }
      for (const name of ["class", "role", "tabindex"]) copies[n].removeAttribute(name);
    });
    for (const part of gone) part.remove();
    return one;
  }

  // All panels as they lie in the scene, under their titles.
  press.drawing = (scene) => {
    const from = scene.getBoundingClientRect();
    const paint = getComputedStyle(scene);
    const sans = 'font-family="' + paint.fontFamily.replace(/"/g, "'") + '"';
    const boxes = [...scene.querySelectorAll("[data-panel]")].map((svg) => ({ svg, box: svg.getBoundingClientRect(), title: press.heading(svg) }));
    const top = Math.min(...boxes.map(({ box }) => box.top)) - from.top - LINE;
    const width = Math.max(...boxes.map(({ box }) => box.right)) - from.left + 2 * MARGIN;
    const height = Math.max(...boxes.map(({ box }) => box.bottom)) - from.top - top + LINE + GAP + 2 * MARGIN;
    const ink = 'fill="' + paint.color + '" ' + sans;
    const parts = boxes.map(({ svg, box, title }) => {
      const [x, y] = [box.left - from.left + MARGIN, box.top - from.top - top + LINE + MARGIN];
      const inner = copy(svg);
      for (const [name, value] of Object.entries({ x, y, width: box.width, height: box.height })) inner.setAttribute(name, value);
      for (const name of ["class", "tabindex", "aria-label", "role", "data-panel"]) inner.removeAttribute(name);
      return '<text x="' + x + '" y="' + (y - 8) + '" font-size="14" font-weight="600" ' + ink + ">" + escaped(title) + "</text>" + new XMLSerializer().serializeToString(inner);
    });
    const paper = getComputedStyle(document.body).backgroundColor;
    const size = 'width="' + width + '" height="' + height + '" viewBox="0 0 ' + width + " " + height + '"';
    const head = '<text x="' + MARGIN + '" y="' + (MARGIN + 8) + '" font-size="14" ' + ink + ">" + escaped(press.title(scene) + ". " + press.setting(scene)) + "</text>";
    return '<svg xmlns="' + SVG + '" ' + size + '><rect width="100%" height="100%" fill="' + paper + '"/>' + head + parts.join("") + "</svg>";
  };

  async function png(scene) {
    const picture = new Image();
    picture.src = "data:image/svg+xml," + encodeURIComponent(press.drawing(scene));
    await picture.decode();
    const canvas = press.made("canvas", { width: 2 * picture.width, height: 2 * picture.height });
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve));
  }

  press.tools.picture = (scene) => {
    const name = scene.dataset.scene;
    press.dialog(
      press.title(scene),
      press.made("p", {}, press.setting(scene)),
      press.made("p", {}, press.saving("SVG", name + ".svg", () => new Blob([press.drawing(scene)], { type: "image/svg+xml" })), " ", press.saving("PNG", name + ".png", () => png(scene))),
    );
  };
})(window.press);
