/* The check-in is kept at once. When a hard moment begins or ends, the server sends another card. */
const form = document.querySelector("[data-check-in]");
const said = form?.querySelector("[data-kept]");
const AGAIN = [2000, 5000, 15000];
let failed = 0;
let timer = 0;
let sending = false;
let changed = false;

function say(state) {
  const words = said.querySelector("[data-kept-words]") || said;
  words.textContent = said.dataset[state] || "";
  said.dataset.state = state;
}

async function send() {
  if (sending) return;
  sending = true;
  changed = false;
  clearTimeout(timer);
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", headers: { "X-Requested-With": "fetch" },
    });
    if (answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect") {
      say("out");
    } else if (answer.ok) {
      failed = 0;
      if (answer.status === 200) document.getElementById("card").innerHTML = await answer.text();
      if (!changed) say("yes");
    } else {
      throw new Error(String(answer.status));
    }
  } catch {
    say("no");
    timer = setTimeout(send, AGAIN[Math.min(failed, AGAIN.length - 1)]);
    failed += 1;
  } finally {
    sending = false;
  }
  if (changed) send();
}

form?.addEventListener("change", () => {
  changed = true;
  document.querySelector("main").classList.remove("settled");
  send();
});
form?.addEventListener("submit", (event) => { event.preventDefault(); send(); });
addEventListener("online", () => { if (failed) send(); });
