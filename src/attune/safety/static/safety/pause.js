/* Fills in the time to return and copies the words. Nothing is sent and nothing is stored. */
const FIVE = 5 * 60 * 1000;
const copy = document.querySelector("[data-copy]");
const said = document.querySelector("[data-copied]");
const morning = document.querySelector("[data-morning]");
let fixed = false;

const face = (at) => `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;

function time() {
  const minutes = Number(document.querySelector("[name=length]:checked").value);
  if (!minutes) return morning.value || "…";
  return face(new Date(Math.ceil((Date.now() + minutes * 60000) / FIVE) * FIVE));
}

function show() {
  if (fixed) return;
  for (const gap of document.querySelectorAll("[data-time]")) gap.textContent = time();
}

function changed() {
  fixed = false;
  said.textContent = "";
  show();
}

document.querySelectorAll("[data-script]").forEach((one) => { one.hidden = false; });
document.querySelectorAll("[data-plain]").forEach((one) => { one.hidden = true; });
document.querySelector("[data-pause]").addEventListener("input", changed);
setInterval(show, 20000);
show();

copy.addEventListener("click", async () => {
  const words = [...document.querySelectorAll("[data-message]")].find((one) => one.checkVisibility?.() ?? one.offsetParent);
  try {
    await navigator.clipboard.writeText(words.innerText.replace(/\s+/g, " ").trim());
    fixed = true;
    said.textContent = said.dataset.words.replace("…", time());
  } catch {
    getSelection().selectAllChildren(words);
    said.textContent = said.dataset.byHand;
  }
});
