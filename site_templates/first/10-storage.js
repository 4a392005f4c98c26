// What the reader did, remembered where the browser lets us. Everything works without memory.
window.press = window.press || {};
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
