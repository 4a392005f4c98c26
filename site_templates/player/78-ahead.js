// What a reader may want next is loaded ahead: the neighbours of a setting that lie in chunks of their own.
(function (press) {
  "use strict";

  press.part((scene) => {
    const { data, store } = scene;
    if (!data.chunks) return;
    const next = (axis) => scene.handles.get(axis.name)?.near() ?? [-1, 1].map((way) => scene.setting[axis.name] + way);
    scene.addEventListener("changed", () =>
      press.idle(() => {
        for (const name of data.chunks) {
          const axis = scene.axis(name);
          for (const index of next(axis)) if (axis.texts[index]) store.ready({ ...scene.setting, [name]: index }).catch(() => {});
        }
      }),
    );
  });
})((window.press = window.press || {}));
