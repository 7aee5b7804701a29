/* Keys 0 to 9 press the answer with that value; Backspace or the left arrow presses what goes back. */
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest?.("input:not([type=radio]), textarea, select, [contenteditable]")) return;
  if (/^[0-9]$/.test(event.key)) {
    const answer = document.querySelector(`[data-keys] [value="${event.key}"]`);
    if (!answer) return;
    event.preventDefault();
    answer.focus();
    answer.click();
  } else if (event.key === "Backspace" || event.key === "ArrowLeft") {
    const back = document.querySelector("[data-key-back]");
    if (back && !event.target.closest?.("[type=radio]")) { event.preventDefault(); back.click(); }
  }
});
