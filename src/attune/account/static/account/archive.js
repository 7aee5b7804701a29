/* Looking into an archive without choosing it twice: what it holds comes into this page, and the file stays chosen.
   Without a script the page comes anew and asks for the same file once more. */
for (const form of document.querySelectorAll("[data-archive]")) {
  const look = form.querySelector("[data-look]");
  const bring = form.querySelector("[data-bring]");
  const field = form.elements.archive;

  form.addEventListener("submit", async (event) => {
    if (event.submitter !== look || !field.files.length) return;
    event.preventDefault();
    look.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form, look) });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const holds = page.querySelector("[data-holds]");
      const problem = page.querySelector("#archive-error");
      if (answer.redirected || !holds) { location.reload(); return; }
      form.querySelector("#archive-error")?.remove();
      form.querySelector("[data-holds]").replaceChildren(...holds.childNodes);
      if (problem) field.before(problem);
      bring.hidden = Boolean(problem);
      look.classList.toggle("quiet", !problem);
      (problem ? field : form.querySelector("[data-holds]")).scrollIntoView({ block: "nearest" });
    } catch {
      form.submit(); /* as without a script; without a button's name it only looks */
    } finally {
      look.disabled = false;
    }
  });

  field.addEventListener("change", () => {
    bring.hidden = true;
    look.classList.remove("quiet");
    form.querySelector("[data-holds]").replaceChildren();
    form.querySelector("#archive-error")?.remove();
  });
}
