/* Passkeys: what the browser's authenticator makes or signs goes into the form, and the form is sent. */
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function read(options) {
  const known = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
  options.challenge = bytes(options.challenge);
  if (options.user) options.user.id = bytes(options.user.id);
  if (options.excludeCredentials) options.excludeCredentials = known(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = known(options.allowCredentials);
  return options;
}

function write(made) {
  const answer = { clientDataJSON: text(made.response.clientDataJSON) };
  for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (made.response[part]) answer[part] = text(made.response[part]);
  }
  if (made.response.getTransports) answer.transports = made.response.getTransports();
  return JSON.stringify({
    id: made.id, rawId: text(made.rawId), type: made.type, response: answer,
    clientExtensionResults: {}, authenticatorAttachment: made.authenticatorAttachment || undefined,
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const part = form.querySelector("[data-passkey-part]");
  const ask = form.querySelector("[data-passkey-ask]");
  const said = form.querySelector("[data-passkey-words]");
  if (!part || !ask || !navigator.credentials || !self.PublicKeyCredential) continue;
  part.hidden = false;
  const begin = async () => {
    /* The other fields first: a passkey that was touched for nothing is asked for again. */
    const code = form.elements.code;
    if (code) code.required = false;
    if (!form.reportValidity()) return;
    said.textContent = "";
    const publicKey = read(JSON.parse(form.dataset.options));
    try {
      const made = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      form.elements.passkey.value = write(made);
      form.requestSubmit();
    } catch {
      said.textContent = said.dataset.refused;
      ask.focus();
    }
  };
  ask.addEventListener("click", begin);
}
