/* Covering and locking. A page out of sight is covered at once. After the chosen time out of sight, or without use,
   the sign-in is ended on the server; the page stays, covered, and is opened in place, so nothing typed is lost.
   Only what a person does counts as use: no clock here keeps a sign-in alive. */
const STAY = 60_000;
const TELL = 20_000;
const LOOK = 5_000;
const SLACK = 30_000;
const ANSWER = 300;
const DRAFTS = 2_500;

const pause = (wait) => new Promise((done) => { setTimeout(done, wait); });

function guard(cover) {
  const hidden = cover.dataset.hidden === "" ? null : Number(cover.dataset.hidden) * 1000;
  const idle = Number(cover.dataset.idle || 0) * 1000;
  const form = cover.querySelector("[data-cover-form]");
  const words = cover.querySelector("[data-cover-words]");
  const swap = cover.querySelector("[data-cover-swap]");
  const elsewhere = cover.querySelector("[data-cover-elsewhere]");
  const parts = [...cover.querySelectorAll("[data-cover-part]")];
  const windows = "BroadcastChannel" in self ? new BroadcastChannel("lock") : null;
  let state = "open";
  let used = Date.now();
  let told = 0;
  let stayed = Date.now();
  let hiddenAt = 0;
  let timer = 0;
  let owed = false;
  let answered = false;
  let before = null;

  const say = (message) => windows?.postMessage(message);
  const headers = { "X-Requested-With": "fetch" };
  const body = (more = {}) => new URLSearchParams({
    csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value, for: form.elements.for.value, ...more,
  });
  const post = (url, more) => fetch(url, { method: "POST", body: body(more), headers, keepalive: true, redirect: "manual" });

  function show(next) {
    if (state === "open") before = document.activeElement;
    state = next;
    document.documentElement.classList.add("covered");
    cover.hidden = false;
    form.hidden = next !== "locked";
    if (next === "locked" && !document.hidden) part().focus();
  }

  function open() {
    state = "open";
    used = stayed = Date.now();
    owed = false;
    form.reset();
    words.textContent = "";
    cover.hidden = true;
    document.documentElement.classList.remove("covered");
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  function part() {
    return parts.find((one) => !one.hidden)?.querySelector("input") || cover.querySelector("h1");
  }

  function ask(name) {
    for (const one of parts) one.hidden = one.dataset.coverPart !== name;
    swap.hidden = name !== "code";
  }

  /* The words of drafts first, then the sign-in ends. What the server did not hear is said to it again later. */
  async function lock() {
    if (state === "locked") return;
    show("locked");
    owed = true;
    const drafts = [];
    document.dispatchEvent(new CustomEvent("attune:locking", { detail: drafts }));
    await Promise.race([Promise.allSettled(drafts), pause(DRAFTS)]);
    await pay();
    say({ locked: true });
  }

  async function pay() {
    try {
      const answer = await post(cover.dataset.lock);
      if (answer.ok) owed = false;
    } catch { /* no connection: it stays owed */ }
  }

  /* Whether this browser holds the sign-in of whose page this is: opened in another window, say. */
  async function look() {
    if (owed) await pay();
    if (owed) return;
    const answer = await fetch(cover.dataset.state, { headers, redirect: "manual" }).catch(() => null);
    if (!answer?.ok) return;
    const here = answer.headers.get("X-For") === form.elements.for.value;
    if (here && state === "locked") reopen();
    if (!here && state !== "locked") show("locked");
  }

  function reopen() {
    open();
    document.dispatchEvent(new CustomEvent("attune:opened"));
  }

  async function send() {
    const field = part();
    const button = form.querySelector(".button");
    if (!field.name || !field.value) { field.focus(); return; }
    button.disabled = true;
    words.textContent = "";
    try {
      if (owed) await pay();
      const answer = await post(cover.dataset.open, { [field.name]: field.value });
      const told = await answer.json();
      if (told.state === "open") { reopen(); say({ opened: true }); return; }
      words.textContent = told.words;
      field.value = "";
      if (told.state === "passphrase") ask("current");
      elsewhere.hidden = told.state !== "second";
      part().focus();
    } catch {
      words.textContent = cover.dataset.failed;
    } finally {
      button.disabled = false;
    }
  }

  /* Another window of this browser may be in use: then nothing ends, and this page stays covered. */
  async function out() {
    answered = false;
    say({ who: true });
    await pause(ANSWER);
    if (!document.hidden || state === "locked") return;
    if (answered) timer = setTimeout(out, Math.max(hidden, STAY));
    else lock();
  }

  function touched(event) {
    if (!event.isTrusted || state !== "open") return;
    const now = Date.now();
    used = now;
    if (now - told > TELL) { told = now; say({ used: now }); }
    if (now - stayed > STAY) {
      stayed = now;
      post(cover.dataset.stay).then((answer) => { if (answer.status === 401) look(); }).catch(() => {});
    }
  }

  /* Clocks may have stood still out of sight: what is due is done before anything is shown. */
  async function seen() {
    clearTimeout(timer);
    if (state === "locked") { look(); part().focus(); return; }
    const since = hiddenAt;
    const out = Date.now() - since;
    if (hidden !== null && out >= Math.max(hidden, SLACK)) {
      await pause(ANSWER);
      if (document.hidden || state !== "covered") return;
      if (Date.now() - Math.max(used, since) >= Math.max(hidden, SLACK)) { lock(); return; }
    }
    if (idle && Date.now() - used >= idle) { lock(); return; }
    open();
    if (out > STAY) look();
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) { seen(); return; }
    hiddenAt = Date.now();
    answered = false;
    if (state === "open") show("covered");
    if (hidden !== null && state !== "locked") timer = setTimeout(out, hidden);
  });
  windows?.addEventListener("message", ({ data }) => {
    if (data.who && !document.hidden && state === "open") say({ here: true });
    if (data.here) answered = true;
    if (data.used) used = Math.max(used, data.used);
    if (data.locked && state !== "locked") show("locked");
    if (data.opened && state === "locked") look();
  });
  for (const kind of ["pointerdown", "keydown", "touchstart", "wheel"]) {
    addEventListener(kind, touched, { passive: true, capture: true });
  }
  setInterval(() => { if (state === "open" && idle && Date.now() - used >= idle) lock(); }, LOOK);
  addEventListener("focus", () => { if (state === "locked") look(); });
  addEventListener("keydown", (event) => {
    if (event.code !== "KeyL" || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lock();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
  swap.addEventListener("click", () => { ask("current"); part().focus(); });
  ask(cover.dataset.digits ? "code" : "current");
}

const cover = document.getElementById("cover");
if (cover) guard(cover);
