// Nothing is painted before its letters are there, where they are soon: a text that changes its font moves under the
// reader's eyes. From a disk they are; over a network the reader sees another font first where it takes longer.
if (location.protocol === "file:") {
  const WAIT = 2000; // milliseconds
  const root = document.documentElement;
  const show = () => root.classList.remove("waiting");
  root.classList.add("waiting");
  setTimeout(show, WAIT);
  for (const face of document.fonts) face.load().catch(() => {});
  document.addEventListener("DOMContentLoaded", () => document.fonts.ready.then(show, show));
}
