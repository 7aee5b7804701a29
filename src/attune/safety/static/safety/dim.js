/* Dimming at once, also without a connection; offered after 22:00 by this device's clock, never done by itself. */
const root = document.documentElement;
const late = document.querySelector("[data-late]");
const hour = new Date().getHours();
const drop = () => { if (late) late.hidden = true; };

if (late && root.dataset.theme !== "bedside" && (hour >= 22 || hour < 5)) late.hidden = false;
late?.querySelector("[data-bright]")?.addEventListener("click", drop);

for (const form of document.querySelectorAll("form[data-dim]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = event.submitter || form.querySelector("button");
    const theme = button.value;
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    drop();
    const body = new URLSearchParams([["theme", theme], ["next", location.pathname]]);
    fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => {});
    for (const other of document.querySelectorAll("form[data-dim] button")) {
      other.value = theme ? "" : "bedside";
      other.textContent = theme ? other.dataset.undo : other.dataset.do;
    }
  });
}
