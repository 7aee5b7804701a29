/* A double click is one click: what was sent once from this page is not sent again while its answer is on the way.
   After a while it may be, since an answer can get lost; and each time the page is shown anew. */
const AGAIN = 8000;
const sent = new Map();

addEventListener("submit", (event) => {
  const before = sent.get(event.target);
  if (event.defaultPrevented || event.target.method === "get") return;
  if (before && event.timeStamp - before < AGAIN) event.preventDefault();
  else sent.set(event.target, event.timeStamp);
});
addEventListener("pageshow", () => sent.clear());
