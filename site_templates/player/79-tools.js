// The tools of a scene, and what else need not be there when it wakes, are in site_templates/tools, a file each. They are
// loaded together when a scene has woken and the browser is idle, or sooner, where a button, a key or an address asks for
// one: press.tools[NAME](scene, more).
(function (press) {
  "use strict";
  const source = document.currentScript.src.replace(/[^/]*$/, "tools.js");
  press.tools = {};

  press.tool = async (name, scene, more) => {
    try {
      await press.script(source);
      await press.tools[name](scene, more);
    } catch (error) {
      scene.say(press.fill(press.words.failed, { error: error.message }));
    }
  };

  press.part((scene) => {
    press.idle(() => press.script(source).catch(() => {}));
    scene.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-tool]");
      if (button) press.tool(button.dataset.tool, scene, button);
    });
  });

  function open() {
    const [, name, words] = location.hash.match(/^#([\w-]+)\?(.*)$/) || [];
    const scene = name && document.querySelector('sim-scene[data-scene="' + name + '"]');
    if (scene) press.tool("open", scene, words);
  }
  window.addEventListener("hashchange", open);
  window.addEventListener("DOMContentLoaded", open);
})((window.press = window.press || {}));
