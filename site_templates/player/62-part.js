// What else a scene can do, a file each: press.part(scene => ...), called for every scene once it has woken. Parts are told by
// events of the scene: "changing" before a control changes something, "changed" when that is drawn, "shown" after every
// redraw, "playing" and "rested" when the clock starts and stops, "reset" when all is as at first.
(function (press) {
  "use strict";
  press.parts = [];
  press.idle = (act) => (window.requestIdleCallback ? window.requestIdleCallback(act) : setTimeout(act, 200));

  press.part = (act) => {
    press.parts.push(act);
    for (const scene of document.querySelectorAll("sim-scene")) if (scene.woken) act(scene);
  };
})((window.press = window.press || {}));
