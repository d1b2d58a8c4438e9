// Passkeys need the browser's own interface (WebAuthn), so this is the one thing in Noroshi that does not work without script.
// A form with data-passkey="create" or "use" asks its data-options address for a challenge, has the authenticator answer it, puts
// the answer into its field "credential" and is sent as any other form.
(() => {
  "use strict";

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const described = (list) => (list || []).map((c) => ({ ...c, id: bytes(c.id) }));

  const creation = (o) => ({
    ...o,
    challenge: bytes(o.challenge),
    user: { ...o.user, id: bytes(o.user.id) },
    excludeCredentials: described(o.excludeCredentials),
  });
  const request = (o) => ({ ...o, challenge: bytes(o.challenge), allowCredentials: described(o.allowCredentials) });

  // Written out by hand: some password managers replace the credential by an object whose toJSON fails.
  const written = (c) => {
    const r = c.response;
    const response = { clientDataJSON: text(r.clientDataJSON) };
    if (r.attestationObject) {
      response.attestationObject = text(r.attestationObject);
      response.transports = r.getTransports ? r.getTransports() : [];
    } else {
      response.authenticatorData = text(r.authenticatorData);
      response.signature = text(r.signature);
      if (r.userHandle) response.userHandle = text(r.userHandle);
    }
    return JSON.stringify({
      id: c.id,
      rawId: text(c.rawId),
      type: c.type,
      authenticatorAttachment: c.authenticatorAttachment || undefined,
      clientExtensionResults: c.getClientExtensionResults ? c.getClientExtensionResults() : {},
      response,
    });
  };

  const say = (form, key) => {
    const place = form.querySelector("[data-passkey-says]");
    if (!place) return;
    place.textContent = form.dataset[key] || form.dataset.failed || "";
    place.hidden = false;
  };

  const answer = async (form) => {
    const asked = await fetch(form.dataset.options, { method: "POST", body: new FormData(form), credentials: "same-origin" });
    if (asked.status === 429) return void say(form, "wait");
    if (asked.redirected || !asked.ok) {
      // Something is to be mended in the form itself: the server says what, as it does without script.
      form.submit();
      return;
    }
    const options = await asked.json();
    const credential = form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: creation(options) })
      : await navigator.credentials.get({ publicKey: request(options) });
    form.elements.credential.value = written(credential);
    form.submit();
  };

  // It says that script is needed, also where a script was blocked or did not arrive; now that this one runs it is not true.
  for (const off of document.querySelectorAll("[data-passkey-off]")) off.remove();

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button[type=submit]");
    if (!window.PublicKeyCredential) {
      say(form, "unsupported");
      continue;
    }
    button.disabled = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      try {
        await answer(form);
      } catch (fault) {
        say(form, fault.name === "InvalidStateError" ? "already" : "failed");
      } finally {
        button.disabled = false;
      }
    });
  }
})();
