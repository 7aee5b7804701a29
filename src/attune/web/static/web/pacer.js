/* The pacer moves by styles alone. Here: it rests while the page is hidden, and says once when the time is over. */
for (const pacer of document.querySelectorAll("[data-pacer]")) {
  const pause = pacer.querySelector("input");
  const said = pacer.querySelector(".over-now");
  let left = Number(pacer.dataset.pacer) * 60;
  const tick = setInterval(() => {
    if (pause.checked || document.hidden) return;
    left -= 1;
    if (left > 0) return;
    clearInterval(tick);
    if (said) said.textContent = said.dataset.words;
  }, 1000);
  document.addEventListener("visibilitychange", () => pacer.classList.toggle("hidden-page", document.hidden));
}
