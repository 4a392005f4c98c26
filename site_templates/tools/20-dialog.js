// A dialog over the page, and files to take away.
(function (press) {
  "use strict";

  // An element of a tag with attributes and children, or words.
  press.made = (tag, attributes, ...children) => {
    const one = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
    one.append(...children);
    return one;
  };

  press.dialog = (title, ...parts) => {
    const close = press.made("form", { method: "dialog" }, press.made("button", { class: "tool" }, press.words.close));
    const dialog = press.made("dialog", { class: "sheet", "aria-label": title }, press.made("h2", { tabindex: "-1", autofocus: "" }, title), ...parts, close);
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  // A button that copies the text of an element.
  press.copying = (element) => {
    const button = press.made("button", { type: "button", class: "tool" }, press.words.copy_code);
    button.addEventListener("click", async () => (button.textContent = await press.copy(element)));
    return button;
  };

  // A link that saves a file; `make` gives its Blob when it is asked for.
  press.saving = (words, name, make) => {
    const link = press.made("button", { type: "button", class: "tool" }, words);
    link.addEventListener("click", async () => {
      const address = URL.createObjectURL(await make());
      press.made("a", { href: address, download: name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 1000);
    });
    return link;
  };

  // What a panel's picture is called; what a scene's figure is, and its setting in words.
  press.heading = (svg) => svg.closest(".panel").querySelector(".panel-title").firstChild.textContent.trim();
  press.title = (scene) => scene.closest("figure").querySelector("figcaption b").textContent + " " + scene.getAttribute("aria-label");
  press.setting = (scene) => {
    const words = scene.data.axes.map((axis) => {
      const control = scene.querySelector('[data-axis="' + axis.name + '"]');
      const name = control ? control.closest(".control").querySelector("span").textContent : press.words.start;
      return name + " " + axis.texts[scene.setting[axis.name]];
    });
    return words.join(", ");
  };
})(window.press);
