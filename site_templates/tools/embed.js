// What another page says to show this simulation, at this setting, in a frame as high as it needs.
(function (press) {
  "use strict";
  const HEIGHT = 640; // pixels, until the frame says its own

  const escaped = (words) => words.replace(/[&<"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", '"': "&quot;" })[sign]);

  press.frame = (scene) => {
    const canonical = document.querySelector("link[rel=canonical]");
    const page = canonical ? canonical.href : location.href.split("#")[0];
    const file = scene.dataset.script.replace(/data\/(.*)js$/, "embed/$1html");
    const address = new URL(file + press.address(scene), page).href;
    return [
      '<iframe src="' + escaped(address) + '" title="' + escaped(scene.getAttribute("aria-label")) + '" width="100%" height="' + HEIGHT + '" loading="lazy" style="border: 0"></iframe>',
      "<script>",
      'addEventListener("message", ({ source, data }) => {',
      '  for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source && data.handpress) frame.height = data.height;',
      "});",
      "</" + "script>",
      "",
    ].join("\n");
  };

  press.tools.embed = (scene) => {
    const code = press.made("code", {}, press.frame(scene));
    const note = press.made("p", {}, press.words.embed_help);
    press.dialog(press.title(scene), note, press.made("pre", { tabindex: "0" }, code), press.made("p", {}, press.copying(code)));
  };
})(window.press);
