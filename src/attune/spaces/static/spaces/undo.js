/* When the time is up, the button goes: it would not do anything any more. The sealed row goes with it. */
for (const form of document.querySelectorAll("[data-undo]")) {
  const shown = Date.now();
  const over = () => {
    if (Date.now() - shown < form.dataset.undo * 1000) return;
    const held = form.contains(document.activeElement);
    const said = document.querySelector("[data-undo-over]");
    form.remove();
    if (!said) return;
    said.hidden = false;
    if (held) { said.tabIndex = -1; said.focus(); }
  };
  setTimeout(over, form.dataset.undo * 1000 + 200);
  addEventListener("pageshow", over);
  document.addEventListener("visibilitychange", over);
}
