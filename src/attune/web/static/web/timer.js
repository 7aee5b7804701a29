/* A timer that runs only when it is asked to. */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

for (const timer of document.querySelectorAll("[data-timer]")) {
  const face = timer.querySelector("[data-clock]");
  const button = timer.querySelector("[data-start]");
  const said = timer.querySelector("[data-said]");
  let left = Number(timer.dataset.timer);
  let until = 0;
  let tick = 0;

  function stop(words) {
    clearInterval(tick);
    tick = 0;
    button.textContent = words;
  }

  function show() {
    left = Math.max(0, Math.round((until - Date.now()) / 1000));
    face.textContent = clock(left);
    if (left > 0) return;
    stop(button.dataset.go);
    button.hidden = true;
    said.textContent = said.dataset.words;
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    if (tick) return stop(button.dataset.on);
    until = Date.now() + left * 1000;
    button.textContent = button.dataset.stop;
    tick = setInterval(show, 250);
  });
}
