/**
 * Passkeys. A form <form data-passkey="get" or "create"> with <input name="credential">, the server's
 * question in data-options (JSON with base64url for bytes), <button type="button" data-passkey-go hidden>
 * and, for browsers that cannot, an element [data-passkey-none]. What fails is said in [data-passkey-error].
 */

/** In: base64url. Out: bytes. */
export function bytes(text) {
  const plain = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
}

/** In: ArrayBuffer. Out: base64url without padding. */
export function base64url(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (one) => String.fromCharCode(one)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function withIds(list) {
  return (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
}

/** The server's question as the browser wants it. */
export function question(options) {
  const asked = { ...options.publicKey, challenge: bytes(options.publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) asked.excludeCredentials = withIds(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = withIds(asked.allowCredentials);
  return { publicKey: asked };
}

/** The browser's answer as the server wants it. */
export function answer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    const part = credential.response[name];
    if (part) response[name] = base64url(part);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function go(form) {
  const failed = form.querySelector("[data-passkey-error]");
  const name = form.querySelector("[name=name]");
  failed.hidden = true;
  if (name && !name.value.trim()) {
    name.focus();
    name.form.querySelector("[data-passkey-name]").hidden = false;
    return;
  }
  try {
    const asked = question(JSON.parse(form.dataset.options));
    const credential = await navigator.credentials[form.dataset.passkey](asked);
    form.querySelector("[name=credential]").value = JSON.stringify(answer(credential));
    form.submit();
  } catch (error) {
    failed.hidden = false;
  }
}

function start() {
  const able = Boolean(window.PublicKeyCredential && navigator.credentials);
  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const button = form.querySelector("[data-passkey-go]");
    button.hidden = !able;
    form.querySelectorAll("[data-passkey-none]").forEach((part) => { part.hidden = able; });
    button.addEventListener("click", () => go(form));
  });
}

if (typeof document !== "undefined") start();
