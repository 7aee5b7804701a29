/* Hold to share: pressed for a second and a half, the form goes. The separate button stays for every other hand. */
const HELD = 1500;

for (const button of document.querySelectorAll("[data-hold]")) {
  const form = button.form;
  let timer = 0;
  const stop = () => { clearTimeout(timer); button.classList.remove("pressed"); };
  const start = () => {
    stop();
    button.classList.add("pressed");
    timer = setTimeout(() => { stop(); button.disabled = true; form.requestSubmit(); }, HELD);
  };
  button.hidden = false;
  form.querySelector("[data-beside-hold]")?.classList.add("quiet");
  button.addEventListener("pointerdown", (event) => { if (event.button === 0) start(); });
  for (const name of ["pointerup", "pointerleave", "pointercancel", "blur", "contextmenu"]) button.addEventListener(name, stop);
  button.addEventListener("keydown", (event) => {
    if ((event.key === " " || event.key === "Enter") && !event.repeat) { event.preventDefault(); start(); }
  });
  button.addEventListener("keyup", stop);
}
