// Run it yourself: the program that computes this run again.
(function (press) {
  "use strict";

  // A value as Python writes it.
  const python = (value) => {
    if (value === true) return "True";
    if (value === false) return "False";
    return Array.isArray(value) ? "(" + value.map(python).join(", ") + ")" : JSON.stringify(value);
  };

  press.program = (scene) => {
    const { data, setting } = scene;
    const chosen = data.axes.map((axis) => "    " + JSON.stringify(axis.name) + ": " + python(axis.values[setting[axis.name]]) + ",  # " + axis.texts[setting[axis.name]]);
    return [
      '"""' + press.title(scene) + ", computed again.\"\"\"",
      "",
      "import sys",
      "from pathlib import Path",
      "",
      'sys.path.insert(0, "")  # the folder it is run in, which holds the engine and the chapters',
      "",
      "from engine.lab.load import load_scene  # noqa: E402",
      "",
      "SETTING = {",
      ...chosen,
      "}",
      "",
      "study = load_scene(Path(" + JSON.stringify(scene.dataset.study) + ")).STUDY",
      "recording = study.run()",
      "for name, grid in recording.grids.items():",
      "    setting = {axis: value for axis, value in SETTING.items() if axis in grid.dims}",
      "    print(name, recording.at(name, **setting).tolist())",
      "",
    ].join("\n");
  };

  press.tools.run = (scene) => {
    const text = press.program(scene);
    const name = scene.dataset.scene + "_again.py";
    const save = press.saving(press.fill(press.words.save_as, { name }), name, () => new Blob([text], { type: "text/x-python" }));
    const code = press.made("code", {}, text);
    press.dialog(press.title(scene), press.made("pre", { tabindex: "0" }, code), press.made("p", {}, press.copying(code), " ", save));
  };
})(window.press);
