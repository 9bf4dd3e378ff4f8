// Decide a claim by a key. Every key presses a button that stands on the page.
"use strict";
(() => {
  const keys = document.getElementById("keys");
  const correct = document.getElementById("correct");
  const ask = document.getElementById("ask-keys");
  let gone = false;
  if (ask) {
    ask.hidden = false;
    ask.addEventListener("click", () => keys.showModal());
  }
  // A second press of Enter while the next claim loads decides nothing.
  document.addEventListener("submit", (event) => {
    if (event.target.method === "dialog") return;
    if (gone) event.preventDefault();
    gone = true;
  });
  addEventListener("pageshow", () => { gone = false; });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || keys?.open) return;
    const typing = event.target.closest("input, textarea, select");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    if (event.key === "e" && correct) {
      correct.open = true;
      correct.querySelector("select").focus();
      event.preventDefault();
      return;
    }
    const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();
