// The list of a scene's keys.
(function (press) {
  "use strict";

  press.keys = [
    ["Space", "play or pause"],
    ["← →", "a step back or on, from the picture; in a row of buttons, the next one; on a start that can be dragged, the next start"],
    ["Home End", "the first or last of these"],
    ["Esc", "leave full screen"],
    ["?", "this list"],
  ];

  press.tools.keys = () => {
    const dialog = document.createElement("dialog");
    dialog.className = "keys";
    dialog.setAttribute("aria-label", "Keys");
    const rows = press.keys.map(([key, what]) => "<dt>" + key + "</dt><dd>" + what + "</dd>");
    dialog.innerHTML = "<dl>" + rows.join("") + '</dl><form method="dialog"><button class="tool">Close</button></form>';
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };
})(window.press);
