// While serving: the page is loaded anew when the site was built; what is wrong with the book stands over it till then.
(() => {
  let known = null;
  const box = Object.assign(document.createElement("pre"), { hidden: true });
  box.setAttribute("role", "alert");
  Object.assign(box.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: 9, margin: 0, maxHeight: "60vh", overflow: "auto", padding: "1rem",
    font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", color: "#fff", background: "#7a1230",
  });
  document.body.append(box);
  setInterval(async () => {
    const { version, said } = await (await fetch("/-/state")).json();
    if (known !== null && version !== known && !said) location.reload();
    known = version;
    box.textContent = said;
    box.hidden = !said;
  }, 700);
})();
