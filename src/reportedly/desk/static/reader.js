// Walk the claims of a report with j and k; what is chosen is lit in the text and in the margin.
"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const pieces = [...document.querySelectorAll("[data-claims]")];
  if (!cards.length) return;
  let here = -1;

  const choose = (index, { text = true } = {}) => {
    here = Math.max(0, Math.min(cards.length - 1, index));
    const claim = cards[here].dataset.claim;
    cards.forEach((card, at) => card.classList.toggle("here", at === here));
    const mine = pieces.filter((piece) => piece.dataset.claims.split(" ").includes(claim));
    pieces.forEach((piece) => piece.classList.toggle("held-up", mine.includes(piece)));
    cards[here].scrollIntoView({ block: "nearest" });
    if (text && mine.length) mine[0].scrollIntoView({ block: "center" });
  };

  const busy = (target) => target.closest("input, textarea, select, dialog") !== null;
  document.addEventListener("keydown", (event) => {
    if (busy(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") choose(here + 1);
    else if (event.key === "k") choose(here - 1);
    else return;
    event.preventDefault();
    document.getElementById(`at-${cards[here].dataset.claim}`)?.focus({ preventScroll: true });
  });
  document.addEventListener("focusin", (event) => {
    const at = cards.findIndex((card) => event.target.id === `at-${card.dataset.claim}` || card.contains(event.target));
    if (at >= 0 && at !== here) choose(at, { text: false });
  });
  document.getElementById("text").addEventListener("click", (event) => {
    const piece = event.target.closest("[data-claims]");
    if (!piece || !getSelection().isCollapsed) return;
    const over = piece.dataset.claims.split(" ");
    choose(cards.findIndex((card) => card.dataset.claim === over[over.length - 1]), { text: false });
  });
  const named = () => cards.findIndex((card) => card.id === location.hash.slice(1));
  addEventListener("hashchange", () => named() >= 0 && choose(named()));
  if (named() >= 0) choose(named());

  // Words that are selected in the text fill the form for a claim that the program missed.
  const form = document.getElementById("add-form");
  if (!form) return;
  const text = document.getElementById("text");
  const offset = (node, within) => {
    const piece = (node.nodeType === 3 ? node.parentElement : node).closest("[data-at]");
    return piece ? Number(piece.dataset.at) + [...(node.textContent ?? "").slice(0, within)].length : null;
  };
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (chosen.isCollapsed || !chosen.rangeCount || !text.contains(chosen.getRangeAt(0).commonAncestorContainer)) return;
    const range = chosen.getRangeAt(0);
    const copy = range.cloneContents();
    copy.querySelectorAll(".at").forEach((number) => number.remove());
    const words = copy.textContent.trim();
    if (!words) return;
    form.elements.words.value = words;
    form.elements.start.value = offset(range.startContainer, range.startOffset) ?? "";
  });
})();
