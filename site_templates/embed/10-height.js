// How high the page is, told to the page in whose frame it stands, which may give the frame that height.
if (window.parent !== window) {
  const root = document.documentElement;
  const tell = () => window.parent.postMessage({ handpress: location.pathname, height: Math.ceil(root.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(root);
}
