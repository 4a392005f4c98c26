// A setting in the address, #ravine?beta=0.95&step=40: read when the page opens, copied by "Copy link"; and Reset.
(function (press) {
  "use strict";

  // The stop that an address means, or the nearest; -1 where none is.
  function stop({ values }, wanted) {
    const known = values.map(String);
    if (known.includes(wanted)) return known.indexOf(wanted);
    const far = values.map((value) => (typeof value === "number" ? Math.abs(value - wanted) : NaN));
    return far.indexOf(Math.min(...far.filter((one) => !isNaN(one))));
  }

  press.address = (scene) => {
    const { clock, data, setting, off } = scene;
    const words = new URLSearchParams();
    for (const axis of data.axes) if (setting[axis.name] !== axis.default) words.set(axis.name, axis.values[setting[axis.name]]);
    if (clock && clock.horizon !== data.clock.default) words.set("until", clock.horizon);
    if (clock && clock.tick !== data.clock.start) words.set("step", clock.tick);
    const hidden = [...off].sort().join();
    if (hidden !== [...data.off].sort().join()) words.set("hide", hidden);
    return "#" + scene.dataset.scene + "?" + decodeURIComponent(words);
  };

  function set(scene, words) {
    const { clock, data } = scene;
    for (const axis of data.axes) {
      const index = words.has(axis.name) ? stop(axis, words.get(axis.name)) : -1;
      scene.setting[axis.name] = index < 0 ? axis.default : index;
      scene.mirror(axis, scene.setting[axis.name]);
    }
    scene.off.clear();
    for (const series of (words.get("hide") ?? data.off.join()).split(",")) if (series) scene.off.add(series);
    for (const series of scene.places.keys()) scene.mark(series);
    const until = Number(words.get("until"));
    if (scene.horizon) scene.limit(data.clock.stops.includes(until) ? until : data.clock.default);
    if (clock) clock.seek(Number(words.get("step") ?? data.clock.start) || 0);
    scene.tell("reset");
    return scene.change();
  }

  press.tools.reset = (scene) => scene.locked() || set(scene, new URLSearchParams());

  press.tools.link = async (scene) => {
    history.replaceState(null, "", press.address(scene));
    try {
      await navigator.clipboard.writeText(location.href);
      scene.say(press.words.link_copied);
    } catch {
      scene.say(press.words.link_shown);
    }
  };

  // Shows what an address asks for.
  press.tools.open = async (scene, words) => {
    scene.closest("figure").scrollIntoView({ behavior: "instant" });
    await scene.wake();
    if (scene.woken && !scene.locked()) set(scene, new URLSearchParams(words));
  };
})(window.press);
