// What data/NAME.js delivers, inflated. The format is described in docs/format.md.
(function (press) {
  "use strict";
  const waiting = new Map();

  const key = (name, chunk) => name + "/" + chunk;

  // Called by the data scripts themselves.
  press.deliver = (name, chunk, packed) => {
    const entry = waiting.get(key(name, chunk));
    if (entry) inflate(packed).then(entry.resolve, entry.reject);
  };

  // The data of a scene, or of chunk K of it; a promise, the same one for the same question.
  press.load = (name, chunk, source) => {
    const known = waiting.get(key(name, chunk));
    if (known) return known.promise;
    const entry = {};
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    waiting.set(key(name, chunk), entry);
    const script = document.createElement("script");
    script.src = source;
    script.onerror = () => {
      waiting.delete(key(name, chunk));
      entry.reject(new Error(source + " could not be read"));
    };
    document.head.append(script);
    return entry.promise;
  };

  async function inflate(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }
})((window.press = window.press || {}));
