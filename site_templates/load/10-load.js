// Scripts that a page loads late: what data/NAME.js delivers, inflated (docs/format.md), and more of the player.
(function (press) {
  "use strict";
  if (press.load) return; // two bundles have this
  const waiting = new Map();
  const scripts = new Map();

  const key = (name, chunk) => name + "/" + chunk;

  // Called by the data scripts themselves.
  press.deliver = (name, chunk, packed) => {
    const entry = waiting.get(key(name, chunk));
    if (entry) inflate(packed).then(entry.resolve, entry.reject);
  };

  // Runs a script of the site, once; a promise, the same one for the same script.
  press.script = (source) => {
    if (!scripts.has(source)) scripts.set(source, new Promise((resolve, reject) => run(source, resolve, reject)));
    return scripts.get(source);
  };

  function run(source, resolve, reject) {
    const script = document.createElement("script");
    script.src = source;
    script.onload = resolve;
    script.onerror = () => {
      scripts.delete(source);
      reject(new Error(source));
    };
    document.head.append(script);
  }

  // The data of a scene, or of chunk K of it; a promise, the same one for the same question.
  press.load = (name, chunk, source) => {
    const known = waiting.get(key(name, chunk));
    if (known) return known.promise;
    const entry = {};
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    waiting.set(key(name, chunk), entry);
    press.script(source).catch((error) => {
      waiting.delete(key(name, chunk));
      entry.reject(error);
    });
    return entry.promise;
  };

  async function inflate(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }
})((window.press = window.press || {}));
