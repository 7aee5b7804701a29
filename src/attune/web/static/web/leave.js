/* Leaving: at once, by the link or by Shift three times within five seconds, in every open window.
   A page that comes back from the browser's memory is asked for anew. */
const link = document.querySelector("a.leave");
const away = link ? link.href : "/leave";
/* Without a connection the server cannot answer: a copy of the same page, where this browser keeps one. */
const near = link?.dataset.unconnected;
const windows = "BroadcastChannel" in self ? new BroadcastChannel("windows") : null;

function leave(tell = true) {
  document.documentElement.classList.add("gone");
  if (tell && windows) windows.postMessage("leave");
  location.replace(near && !navigator.onLine && navigator.serviceWorker ? near : away);
}

if (windows) windows.addEventListener("message", (event) => { if (event.data === "leave") leave(false); });
if (link) link.addEventListener("click", (event) => { event.preventDefault(); leave(); });

/* Only Shift alone counts: a capital letter is writing, not leaving. */
let presses = [];
let alone = false;
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") { alone = false; presses = []; return; }
  if (!event.repeat) alone = true;
}, true);
addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  presses = [...presses.filter((at) => event.timeStamp - at < 5000), event.timeStamp];
  if (presses.length >= 3) leave();
}, true);

addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
