/* A double click is one answer: the page waits a third of a second before it takes one, and takes no second. */
const shown = performance.now();
addEventListener("submit", (event) => {
  const form = event.target.closest("[data-once]");
  if (!form) return;
  if (form.dataset.sent || performance.now() - shown < 350) event.preventDefault();
  else form.dataset.sent = "yes";
});
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent);
});
