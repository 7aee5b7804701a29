/* A double click is one answer. Its second half may come when the next question is there already, so a pointer finds
   the answers only after a quarter of a second; and what was sent once from a page is not sent again. */
const forms = document.querySelectorAll("[data-once]");
for (const form of forms) {
  form.inert = true;
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
}
setTimeout(() => { for (const form of forms) form.inert = false; }, 250);
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of forms) delete form.dataset.sent;
});
