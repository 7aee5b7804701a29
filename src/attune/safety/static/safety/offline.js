/* Keeps the pages of Right now for a moment without a connection. After the page itself, so that nothing waits. */
const begin = () => navigator.serviceWorker.register("/right-now/worker.js", { scope: "/right-now" }).catch(() => {});

if ("serviceWorker" in navigator && self.isSecureContext) {
  if (document.readyState === "complete") begin(); else addEventListener("load", begin);
}
