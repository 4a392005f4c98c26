// press.fill("Figure {number}", { number: 3 }): words with what is in braces filled in; press.words are the language's.
window.press = window.press || {};
press.fill = (words, filled) => words.replace(/\{(\w+)\}/g, (blank, name) => filled[name] ?? blank);

// What the reader did, remembered where the browser lets us. Everything works without memory.
{
  const prefix = "handpress:" + document.documentElement.dataset.book + ":";

  press.recall = (key) => {
    try {
      return localStorage.getItem(prefix + key);
    } catch {
      return null;
    }
  };
  press.remember = (key, value) => {
    try {
      if (value === null) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, value);
    } catch {
      // the page works all the same
    }
  };
}
