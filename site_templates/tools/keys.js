// The list of a scene's keys.
(function (press) {
  "use strict";
  const { words } = press;
  const KEYS = [
    [words.space, words.keys_space],
    ["← →", words.keys_arrows],
    ["← → ↑ ↓", words.keys_all_arrows],
    [words.home_end, words.keys_ends],
    [words.escape, words.keys_escape],
    ["?", words.keys_list],
  ];

  press.tools.keys = () => {
    const rows = KEYS.flatMap(([key, what]) => [press.made("dt", {}, key), press.made("dd", {}, what)]);
    press.dialog(words.keys, press.made("dl", {}, ...rows));
  };
})(window.press);
