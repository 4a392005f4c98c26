// Pointing at a picture reads it: a hairline, and beside it the values there. Pressing a cell of a map sets its controls.
(function (press) {
  "use strict";
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
  const ASIDE = 14; // pixels between the pointer and the words

  // A map: pressing a cell, or the arrow keys, set the controls of its two axes.
  press.map = (scene, p, svg, units) => {
    const { cells } = scene.data.panels[p];
    const choose = (i, j) => {
      scene.choose(scene.axis(cells.x), i);
      scene.choose(scene.axis(cells.y), j);
    };
    svg.tabIndex = 0;
    svg.classList.add("map");
    svg.addEventListener("click", (event) => {
      const { x, y } = units(event);
      const cell = scene.locked() ? null : press.cell(scene, p, x, y);
      if (cell) choose(cell.i, cell.j);
    });
    svg.addEventListener("keydown", (event) => {
      const way = ARROWS[event.key];
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const { i, j, across, up } = press.cell(scene, p);
      const [a, b] = [i + way[0], j + way[1]];
      if (!scene.locked() && across.texts[a] && up.texts[b]) choose(a, b);
    });
    scene.reads = () => press.cell(scene, p).text;
  };

  press.part((scene) => {
    const box = press.made("div", { class: "readout" });
    box.hidden = true;
    const hair = document.createElementNS("http://www.w3.org/2000/svg", "line");
    hair.setAttribute("class", "hair");

    function hide() {
      box.hidden = true;
      hair.remove();
    }

    function tell(svg, head, lines, left, top) {
      box.replaceChildren(press.made("b", {}, head), ...lines.map(([label, words, colour]) => {
        const line = press.made("span", {}, label + " ", press.made("i", {}, words));
        line.style.color = colour;
        return line;
      }));
      const panel = svg.closest(".panel");
      panel.append(box);
      box.hidden = false;
      const room = panel.clientWidth - box.offsetWidth;
      box.style.left = Math.max(0, left + ASIDE > room ? left - ASIDE - box.offsetWidth : left + ASIDE) + "px";
      box.style.top = Math.max(0, Math.min(top, panel.clientHeight - box.offsetHeight)) + "px";
    }

    function read(p, svg, u, v, left, top) {
      const [x0, y0, x1, y1] = scene.data.panels[p].plot;
      if (u < x0 - 3 || u > x1 + 3 || v < y0 - 3 || v > y1 + 3 || scene.locked(true)) return hide();
      if (scene.data.panels[p].cells) {
        const cell = press.cell(scene, p, u, v);
        return cell ? tell(svg, cell.where, [["", cell.text, ""]], left, top) : hide();
      }
      const found = press.reading(scene, p, u, v);
      if (!found) return hide();
      const sides = found.y === null ? [found.x, y0, found.x, y1] : [found.x, found.y, found.x, found.y];
      ["x1", "y1", "x2", "y2"].forEach((name, n) => hair.setAttribute(name, sides[n]));
      svg.append(hair);
      tell(svg, found.head, found.lines, left, top);
    }

    const units = (svg, event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());

    scene.data.panels.forEach((panel, p) => {
      const svg = scene.svg(panel);
      if (!panel.scales.length) return;
      svg.addEventListener("pointermove", (event) => {
        const frame = svg.closest(".panel").getBoundingClientRect();
        const { x, y } = units(svg, event);
        if (svg.matches(".dragging")) hide();
        else read(p, svg, x, y, event.clientX - frame.left, event.clientY - frame.top);
      });
      svg.addEventListener("pointerleave", hide);
      if (panel.cells) press.map(scene, p, svg, (event) => units(svg, event));
    });
    scene.addEventListener("changing", hide);
    scene.addEventListener("playing", hide);
  });
})(window.press);
