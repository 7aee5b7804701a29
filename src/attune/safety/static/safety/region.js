/* Opens the country of this browser's language, and puts its emergency number first. Asked of nobody, kept nowhere. */
const locale = navigator.languages?.[0] || navigator.language || "";
let region = "";
try { region = new Intl.Locale(locale).region || ""; } catch { /* an old browser: the list stays as it is */ }
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
const ZONES = {
  "Europe/London": "GB", "Europe/Belfast": "GB", "Europe/Dublin": "IE", "Europe/Berlin": "DE", "Europe/Busingen": "DE", "Europe/Vienna": "AT", "Europe/Zurich": "CH",
  "Europe/Paris": "FR", "Europe/Madrid": "ES", "Atlantic/Canary": "ES", "Europe/Rome": "IT", "Asia/Kolkata": "IN", "Asia/Calcutta": "IN",
  "Africa/Johannesburg": "ZA", "Pacific/Auckland": "NZ", "Pacific/Chatham": "NZ",
};
const place = ZONES[zone] || (zone.startsWith("Australia/") ? "AU" : "") || (zone.startsWith("Europe/") && !region ? "EU" : "") || region;
const all = [...document.querySelectorAll("[data-country]")];
const found = all.find((one) => one.dataset.country === place) || all.find((one) => one.dataset.also?.split(" ").includes(place));
if (found) {
  found.open = true;
  found.parentElement.prepend(found);
  const number = found.querySelector("[data-emergency] a");
  const first = document.querySelector("[data-first]");
  if (number && first) {
    first.querySelector("[data-number]").append(number.cloneNode(true));
    first.querySelector("[data-where]").textContent = found.querySelector("summary").textContent.trim();
    first.hidden = false;
  }
}
