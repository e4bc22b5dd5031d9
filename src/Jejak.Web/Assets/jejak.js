// What pages do beyond showing: everything works without it, too.
"use strict";

// Words of a fact and the fact beside them light up together.
document.addEventListener("mouseover", event => light(event.target));
document.addEventListener("focusin", event => light(event.target));

function light(element) {
  const near = element.closest("[data-facts], [data-fact]");
  document.querySelectorAll(".lit").forEach(lit => lit.classList.remove("lit"));
  if (!near) return;
  const facts = near.dataset.fact ? [near.dataset.fact] : near.dataset.facts.split(" ").filter(fact => fact[0] !== "e").concat(near.dataset.facts.split(" ")).slice(0, 1);
  for (const fact of facts) {
    document.querySelectorAll(`[data-facts~="${CSS.escape(fact)}"], [data-fact="${CSS.escape(fact)}"]`).forEach(same => same.classList.add("lit"));
  }
}

// A click on words shows what was read in them.
document.addEventListener("click", event => {
  const words = event.target.closest(".reading article [data-facts]");
  if (!words || window.getSelection().toString()) return;
  const fact = words.dataset.facts.split(" ").find(name => name[0] !== "e") ?? words.dataset.facts.split(" ")[0];
  document.querySelector(`aside [data-fact="${CSS.escape(fact)}"]`)?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
});

// "/" goes to the search box.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  event.preventDefault();
  (document.querySelector("main input[name=q]") ?? document.querySelector("header input[name=q]"))?.focus();
});

// Which marks are shown is remembered.
for (const box of document.querySelectorAll(".switches input")) {
  const kept = localStorage.getItem(box.id);
  if (kept !== null) box.checked = kept === "true";
  box.addEventListener("change", () => localStorage.setItem(box.id, box.checked));
}
