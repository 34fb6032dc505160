// Elements are made here and nowhere from strings: text stays text, so nothing that is said can become markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element. `props`: attributes; `on…` functions are listeners, true is a bare attribute, null and false leave it out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A decorative icon of /static/icons.svg. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `/static/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** Tell those who listen instead of looking. */
export function announce(text) {
  document.getElementById("status").textContent = text;
}
