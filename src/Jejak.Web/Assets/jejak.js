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

// New articles are told of while the page is open.
const live = document.querySelector(".live[data-since]");
if (live) {
  const events = new EventSource(`/live?since=${encodeURIComponent(live.dataset.since)}`);
  events.addEventListener("message", event => showNews(JSON.parse(event.data)));
  addEventListener("pagehide", () => events.close());
}

function showNews(news) {
  const again = link(location.href, live.dataset.words.replace("{0}", news.count));
  const list = document.createElement("ul");
  for (const article of news.articles) {
    const item = document.createElement("li");
    item.append(link(`/article?id=${encodeURIComponent(article.id)}`, article.title ?? article.id));
    list.append(item);
  }
  live.replaceChildren(again, list);
  live.hidden = false;
}

function link(address, words) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.textContent = words;
  return anchor;
}
