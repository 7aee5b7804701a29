/* Ten minutes with words that are not sent. Words, taps and time live in this page alone: no storage, no request. */
const ROUND = 2 * 60 * 1000;
const ALL = 10 * 60 * 1000;
const page = document.querySelector("[data-hold]");
const part = (name) => page.querySelector(`[data-${name}]`);
const field = part("words");
const said = page.dataset;
const taps = [];
let from = 0;
let asked = -1;
let tick = 0;
let only = false;

const clock = (at) => `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
const count = () => { part("count").textContent = said.left.replace("…", 900 - field.value.length); };
const lines = JSON.parse(said.between);
const questions = JSON.parse(said.questions);

function state(name) {
  for (const each of ["write", "wait", "end"]) part(each).hidden = each !== name;
  part("field").hidden = name !== "write";
  part("steps").hidden = true;
}

function ask(round) {
  asked = round;
  part("line").hidden = true;
  const box = part("ask");
  box.replaceChildren(part("rate").content.cloneNode(true));
  box.querySelector("legend").textContent = questions[Math.min(round, questions.length - 1)];
  part("call").textContent = box.querySelector("legend").textContent;
  box.hidden = false;
  /* A tap is the answer. Arrow keys only move through the numbers: their clicks count none, and a button takes the answer. */
  const asking = box.firstElementChild;
  const take = (input) => { if (input) taps.push(Number(input.value)); answered(); };
  asking.addEventListener("click", (event) => { if (event.target.matches("[type=radio]") && event.detail) take(event.target); });
  asking.querySelector("[data-next]").addEventListener("click", () => take(asking.querySelector(":checked")));
  asking.querySelector("[data-skip]").addEventListener("click", () => take(null));
}

function answered() {
  const box = part("ask");
  part("call").textContent = "";
  box.hidden = true;
  box.replaceChildren();
  if (asked >= 5) { end(); return; }
  part("line").textContent = lines[asked % lines.length];
  part("line").hidden = false;
  part("status").focus({ preventScroll: true });
  if (part("note")) part("note").hidden = asked < 2;
}

function show() {
  const past = Date.now() - from;
  const left = Math.max(0, Math.ceil((ALL - past) / 60000));
  const words = left === 1 ? said.minute : said.minutes.replace("…", left);
  if (left && part("status").textContent !== words) part("status").textContent = words;
  if (!left) part("status").textContent = said.over;
  const round = Math.min(5, Math.floor(past / ROUND));
  if (round > asked) ask(round);
}

function hold(withoutWords) {
  only = withoutWords || !field.value.trim();
  from = Date.now();
  asked = -1;
  taps.length = 0;
  part("until").textContent = said.until.replace("…", clock(new Date(from + ALL)));
  part("mine").textContent = field.value;
  part("reveal").hidden = only;
  part("held").hidden = only;
  state("wait");
  show();
  part("wait").querySelector("h1").focus();
  scrollTo(0, 0);
  clearInterval(tick);
  tick = setInterval(show, 1000);
}

function one() {
  const first = taps[0];
  const last = taps.at(-1);
  const fill = (name) => said[name].replace("{first}", first).replace("{last}", last);
  if (taps.length < 2) return fill(only ? "fewOnly" : "few");
  if (last > first) return fill("rose");
  if (first - last >= 3) return fill("fell");
  if (last < first) return fill("moved");
  return fill(last >= 6 ? "high" : "low");
}

function end() {
  clearInterval(tick);
  part("one").textContent = one();
  for (const each of page.querySelectorAll("[data-with-words]")) each.hidden = only;
  const hour = new Date().getHours();
  const last = taps.at(-1) ?? 0;
  if (hour >= 22 || hour < 5 || last >= 7) part("ways").prepend(part("sleep"));
  state("end");
  part("end").querySelector("h1").focus();
  scrollTo(0, 0);
}

function again() {
  clearInterval(tick);
  state("write");
  field.focus();
}

field.addEventListener("input", count);
part("begin").addEventListener("click", () => hold(false));
part("only").addEventListener("click", () => hold(true));
part("stop").addEventListener("click", again);
part("change").addEventListener("click", again);
part("more").addEventListener("click", () => hold(only));
part("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(field.value);
    part("copied").textContent = said.copied;
  } catch {
    again();
    field.select();
  }
});
part("go").addEventListener("click", () => {
  field.value = "";
  part("mine").textContent = "";
  count();
  part("gone").textContent = said.gone;
  for (const each of page.querySelectorAll("[data-with-words]")) each.hidden = true;
});
page.closest("form")?.addEventListener("submit", () => {
  for (const value of taps) {
    const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "urges", value });
    page.closest("form").append(hidden);
  }
});
document.addEventListener("visibilitychange", () => { if (!document.hidden && !part("wait").hidden) show(); });
document.querySelectorAll("[data-script]").forEach((each) => { each.hidden = false; });
state("write");
count();
