/* Beside a new passphrase: how strong it is, in words, and four words to take. Nothing is kept anywhere. */
const zone = document.querySelector("[data-time-zone]");
if (zone) zone.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone || "";

const box = document.querySelector("[data-meter]");
if (box) {
  const form = box.closest("form");
  const field = form.elements.passphrase;
  const words = box.querySelector("[data-meter-words]");
  const bar = box.querySelector("progress");
  const suggest = box.querySelector("[data-suggest]");
  const post = async (address, data) => {
    const body = new URLSearchParams({ ...data, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
    const answer = await fetch(address, { method: "POST", body, credentials: "same-origin" });
    return answer.ok ? answer.json() : null;
  };
  let waiting = 0;
  const judge = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const passphrase = field.value;
      if (!passphrase) { words.textContent = ""; bar.value = 0; return; }
      const username = form.elements.username ? form.elements.username.value : box.dataset.name || "";
      const judged = await post(box.dataset.meter, { passphrase, username }).catch(() => null);
      if (judged && field.value === passphrase) { words.textContent = judged.words; bar.value = judged.score; }
    }, 250);
  };
  field.addEventListener("input", judge);
  judge();
  bar.hidden = false;
  suggest.hidden = false;
  suggest.addEventListener("click", async () => {
    const offered = await post(box.dataset.suggestion, {}).catch(() => null);
    if (!offered) return;
    field.value = offered.passphrase;
    const show = form.querySelector(`[data-show="${field.id}"][aria-pressed="false"]`);
    if (show) show.click();
    judge();
    field.focus();
  });
}

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
