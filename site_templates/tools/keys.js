// The list of a scene's keys.
(function (press) {
  "use strict";
  const KEYS = [
    ["Space", "play or pause"],
    ["← →", "from the picture: a step back or on"],
    ["← → ↑ ↓", "on a map: the next cell; on a start that can be dragged: the next start; in a row of buttons: the next button"],
    ["Home End", "the first or last of these"],
    ["Esc", "leave full screen"],
    ["?", "this list"],
  ];

  press.tools.keys = () => {
    const rows = KEYS.flatMap(([key, what]) => [press.made("dt", {}, key), press.made("dd", {}, what)]);
    press.dialog("Keys", press.made("dl", {}, ...rows));
  };
})(window.press);
