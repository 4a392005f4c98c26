// A button at every piece of code that copies it. From a disk the clipboard may be closed: then the code is selected.
for (const code of document.querySelectorAll(".highlight pre")) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: press.words.copy_code });
  const box = code.parentElement;
  const said = (words) => {
    button.textContent = words;
    box.dataset.copied = "";
    setTimeout(() => {
      button.textContent = press.words.copy_code;
      delete box.dataset.copied;
    }, 2000);
  };
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      said(press.words.copied);
    } catch {
      getSelection().selectAllChildren(code);
      said(press.words.selected);
    }
  });
  box.append(button);
}
