// Put a picture's own drawing into the page, so that each of its marks is a link to its claim.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const draw = async (figure) => {
    const answer = await fetch(dark.matches ? figure.dataset.dark : figure.dataset.light);
    if (!answer.ok) return;
    const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
    if (drawn.nodeName !== "svg") return;
    drawn.querySelectorAll("script, foreignObject").forEach((node) => node.remove());
    (figure.querySelector("svg") ?? figure.querySelector("a")).replaceWith(document.importNode(drawn, true));
  };
  const all = () => document.querySelectorAll("figure.chart").forEach((figure) => draw(figure).catch(() => {}));
  all();
  dark.addEventListener("change", all);
})();
