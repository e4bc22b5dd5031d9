// What pages do beyond showing: everything works without it, too.
"use strict";

// Words of a fact and the fact beside them light up together.
document.addEventListener("mouseover", event => light(event.target));
document.addEventListener("focusin", event => light(event.target));

function light(element) {
  const near = element.closest("[data-facts], [data-fact]");
  document.querySelectorAll(".lit").forEach(lit => lit.classList.remove("lit"));
  if (!near) return;
  const fact = CSS.escape(near.dataset.fact ?? firstOf(near));
  document.querySelectorAll(`[data-facts~="${fact}"], [data-fact="${fact}"]`).forEach(same => same.classList.add("lit"));
}

// A quotation or event rather than the name inside it.
function firstOf(words) {
  const facts = words.dataset.facts.split(" ");
  return facts.find(fact => fact[0] !== "e") ?? facts[0];
}

// A click on words shows what was read in them.
document.addEventListener("click", event => {
  const words = event.target.closest(".reading article [data-facts]");
  if (!words || window.getSelection().toString()) return;
  document.querySelector(`aside [data-fact="${CSS.escape(firstOf(words))}"]`)?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
});

// "/" goes to the search box.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  (document.querySelector("main input[name=q]") ?? document.querySelector(".find input[name=q]"))?.focus();
});

// Which marks are shown is remembered.
for (const box of document.querySelectorAll(".switches input")) {
  const kept = localStorage.getItem(box.id);
  if (kept !== null) box.checked = kept === "true";
  box.addEventListener("change", () => localStorage.setItem(box.id, box.checked));
}
