/* Counts down to their time, in whole minutes, in this page only. */
const field = document.querySelector("[data-until]");
const left = document.querySelector("[data-left]");
const parts = { before: document.querySelector("[data-before]"), now: document.querySelector("[data-now]"), past: document.querySelector("[data-past]") };
let until = 0;

function show() {
  const minutes = Math.ceil((until - Date.now()) / 60000);
  const name = minutes > 0 ? "before" : minutes > -15 ? "now" : "past";
  for (const [each, part] of Object.entries(parts)) part.hidden = each !== name;
  if (name === "past") parts.past.open = true;
  for (const gap of document.querySelectorAll("[data-time]")) gap.textContent = field.value;
  const words = minutes === 1 ? left.dataset.one : left.dataset.many.replace("…", minutes > 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60}` : minutes);
  if (minutes > 0 && left.textContent !== words) left.textContent = words;
}

document.querySelectorAll("[data-script]").forEach((one) => { one.hidden = false; });
parts.now.hidden = true;
document.querySelector("[data-count]").addEventListener("click", () => {
  if (!/^\d\d:\d\d/.test(field.value)) { field.focus(); return; }
  const [hours, minutes] = field.value.split(":").map(Number);
  const at = new Date();
  at.setHours(hours, minutes, 0, 0);
  const passed = Date.now() - at.getTime();
  /* More than six hours ago means tomorrow, less means that it has passed; just after midnight 23:50 was last evening. */
  if (passed > 6 * 3600000) at.setDate(at.getDate() + 1);
  else if (passed < -18 * 3600000) at.setDate(at.getDate() - 1);
  until = at.getTime();
  show();
});
setInterval(() => { if (until) show(); }, 5000);
document.addEventListener("visibilitychange", () => { if (until && !document.hidden) show(); });
