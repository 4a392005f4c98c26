// Copies the text of an element; resolves to what was done, in words. Where the clipboard is closed, as it may be for pages
// from a disk, the text is selected.
press.copy = async (element) => {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return press.words.copied;
  } catch {
    getSelection().selectAllChildren(element);
    return press.words.selected;
  }
};

// A button at every piece of code that copies it.
for (const code of document.querySelectorAll(".highlight pre")) {
  const button = press.element("button", { type: "button", className: "copy" }, press.words.copy_code);
  const box = code.parentElement;
  button.addEventListener("click", async () => {
    button.textContent = await press.copy(code);
    box.dataset.copied = "";
    setTimeout(() => {
      button.textContent = press.words.copy_code;
      delete box.dataset.copied;
    }, 2000);
  });
  box.append(button);
}
