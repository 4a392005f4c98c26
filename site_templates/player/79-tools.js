// The tools above a scene. What they do is in site_templates/tools, a file each: press.tools[NAME](scene, button). They are
// loaded together when the first is asked for, here by its button, its key or an address.
(function (press) {
  "use strict";
  const source = document.currentScript.src.replace(/[^/]*$/, "tools.js");
  const PARTS = ["pin", "relief"]; // of the player itself
  press.tools = {};

  press.tool = async (name, scene, more) => {
    try {
      await press.script(source);
      await press.tools[name](scene, more);
    } catch (error) {
      scene.say("That did not work (" + error.message + ").");
    }
  };

  press.parts.push((scene) =>
    scene.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-tool]");
      if (button && !PARTS.includes(button.dataset.tool)) press.tool(button.dataset.tool, scene, button);
    }),
  );

  function open() {
    const [, name, words] = location.hash.match(/^#([\w-]+)\?(.*)$/) || [];
    const scene = name && document.querySelector('sim-scene[data-scene="' + name + '"]');
    if (scene) press.tool("open", scene, words);
  }
  window.addEventListener("hashchange", open);
  window.addEventListener("DOMContentLoaded", open);
})((window.press = window.press || {}));
