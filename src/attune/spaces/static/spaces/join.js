/* The code of a link stands behind "#", which no server sees. It goes into the form, and out of the address. */
const field = document.getElementById("code");
function take() {
  if (!field || location.hash.length < 2) return;
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}
take();
// Another link, opened in this window while the page stands here, loads nothing anew.
window.addEventListener("hashchange", take);
