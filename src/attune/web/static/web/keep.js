/* Keeping a draft: a form with data-keep="URL" is posted 400 ms after the last change and when the page is
   left. Words go to the server only, never into this browser's storage. */
const WAIT = 400;
const AGAIN = [2000, 5000, 15000];

function keep(form) {
  const said = document.querySelector(`[data-kept][data-for="${form.id}"]`) || form.querySelector("[data-kept]")
    || document.querySelector("[data-kept]");
  let timer = 0;
  let changed = false;
  let sending = false;
  let failed = 0;
  let ended = false;

  /* What is kept comes from the server when one goes back; what is not, the browser may bring back. */
  function remember(wanted) {
    form.autocomplete = wanted ? "on" : "off";
  }

  function say(state) {
    remember(state !== "yes");
    if (!said) return;
    const words = said.querySelector("[data-kept-words]") || said;
    words.textContent = said.dataset[state] || "";
    said.dataset.state = state;
  }

  /* A calm block beside the words, where the server names one. It follows the words: changed, it goes again. */
  function reveal(name) {
    form.querySelectorAll("[data-offer]").forEach((block) => { block.hidden = block.dataset.offer !== name; });
  }

  function body() {
    return new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  }

  function post(keepalive) {
    const headers = { "X-Requested-With": "fetch" };
    return fetch(form.dataset.keep, { method: "POST", body: body(), redirect: "manual", keepalive, headers });
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  }

  async function send() {
    if (sending || !changed || ended) return;
    sending = true;
    changed = false;
    try {
      const answer = await post(document.hidden);
      if (answer.ok || answer.status === 304) {
        failed = 0;
        const version = answer.headers.get("X-Version");
        reveal(answer.headers.get("X-Offer"));
        if (version && form.elements.version) form.elements.version.value = version;
        if (!changed) say("yes");
      } else if (answer.status === 401 || answer.status === 403 || answer.type === "opaqueredirect") {
        changed = true;
        say("out");
      } else if (answer.status === 409) {
        changed = true;
        say("twice");
      } else {
        throw new Error(String(answer.status));
      }
    } catch {
      changed = true;
      say("no");
      later(AGAIN[Math.min(failed, AGAIN.length - 1)]);
      failed += 1;
    } finally {
      sending = false;
    }
    if (changed && said && said.dataset.state === "yes") later(WAIT);
  }

  function touched() {
    changed = true;
    remember(true);
    if (said && said.dataset.state === "yes") { delete said.dataset.state; }
    later(WAIT);
  }

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("submit", () => { ended = true; clearTimeout(timer); remember(false); });
  addEventListener("online", () => later(0));
  addEventListener("pageshow", () => { ended = false; });
  /* A telephone may stop a page that it hides without another word. */
  document.addEventListener("visibilitychange", () => { if (document.hidden) later(0); });
  /* Before a page locks its words go, and whoever locks waits for it; once it is open again they go if they could not. */
  document.addEventListener("attune:locking", (event) => {
    clearTimeout(timer);
    if (changed && !ended) event.detail.push(send());
  });
  document.addEventListener("attune:opened", () => { if (changed) later(0); });
  addEventListener("pagehide", () => {
    if (!changed || ended) return;
    changed = false;
    post(true).catch(() => {});
  });
}

document.querySelectorAll("form[data-keep]").forEach(keep);
