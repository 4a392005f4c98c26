// press.element("a", { href: "x.html" }, "words"): an element of a tag with properties and children, or words.
press.element = (tag, properties, ...children) => {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...children);
  return one;
};
