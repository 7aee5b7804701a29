/* The code of a link stands behind "#", which no server sees. It goes into the form, and out of the address. */
const field = document.getElementById("code");
if (field && location.hash.length > 1) {
  field.value = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
}
