// One tab stop for a row of buttons: the arrow keys go from one to the next.
(function (press) {
  "use strict";
  const WAYS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function rove(row) {
    const buttons = [...row.querySelectorAll("button")];
    const enter = (to) => buttons.forEach((one) => (one.tabIndex = one === to ? 0 : -1));
    enter(buttons[0]);
    row.addEventListener("focusin", (event) => enter(event.target));
    row.addEventListener("keydown", (event) => {
      const at = buttons.indexOf(event.target);
      const ends = { Home: 0, End: buttons.length - 1 };
      const to = ends[event.key] ?? at + WAYS[event.key];
      if (at < 0 || !(to >= 0)) return;
      event.preventDefault();
      buttons[to % buttons.length].focus();
    });
  }

  press.part((scene) => scene.querySelectorAll("[role=toolbar], .legend").forEach(rove));
})((window.press = window.press || {}));
