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
  const made = cover.querySelector("template").content;
  const value = (name) => made.querySelector(`[name=${name}]`).value;
  const find = (name) => cover.querySelector(`[data-cover-${name}]`);
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
    csrfmiddlewaretoken: value("csrfmiddlewaretoken"), for: value("for"), ...more,
  });
  const post = (url, more) => fetch(url, { method: "POST", body: body(more), headers, keepalive: true, redirect: "manual" });

  function show(next) {
    if (state === "open") before = document.activeElement;
    state = next;
    document.documentElement.classList.add("covered");
    cover.hidden = false;
    if (next !== "locked" || find("form")) return;
    cover.append(made.cloneNode(true));
    find("form").addEventListener("submit", (event) => { event.preventDefault(); send(); });
    find("swap").addEventListener("click", () => { ask("current"); field().focus(); });
    ask(cover.dataset.digits ? "code" : "current");
    if (!document.hidden) field().focus();
  }

  function open() {
    state = "open";
    used = stayed = Date.now();
    owed = false;
    find("form")?.remove();
    cover.hidden = true;
    document.documentElement.classList.remove("covered");
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  /* The field that is asked for: the six digits or the passphrase. */
  function field() {
    return find("form").querySelector("[data-cover-part]:not([hidden]) input");
  }

  function ask(name) {
    for (const one of find("form").querySelectorAll("[data-cover-part]")) one.hidden = one.dataset.coverPart !== name;
    find("swap").hidden = name !== "code";
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
    const here = answer.headers.get("X-For") === value("for");
    if (here && state === "locked") reopen();
    if (!here && state !== "locked") show("locked");
  }

  function reopen() {
    open();
    document.dispatchEvent(new CustomEvent("attune:opened"));
  }

  async function send() {
    const typed = field();
    const button = find("form").querySelector(".button");
    if (!typed.value) { typed.focus(); return; }
    button.disabled = true;
    find("words").textContent = "";
    try {
      if (owed) await pay();
      const answer = await post(cover.dataset.open, { [typed.name]: typed.value });
      const told = await answer.json();
      if (told.state === "open") { reopen(); say({ opened: true }); return; }
      find("words").textContent = told.words;
      typed.value = "";
      if (told.state === "passphrase") ask("current");
      find("elsewhere").hidden = told.state !== "second";
      field().focus();
    } catch {
      find("words").textContent = cover.dataset.failed;
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
    if (state === "locked") { look(); field().focus(); return; }
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
  /* The button that locks, where there is one: in place too, in every window. */
  addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== cover.dataset.lock) return;
    event.preventDefault();
    lock();
  });
  addEventListener("keydown", (event) => {
    if (event.code !== "KeyL" || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lock();
  });
}

const cover = document.getElementById("cover");
if (cover) guard(cover);
