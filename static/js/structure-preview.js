/**
 * Shows a rule text typeset while it is typed.
 *
 * <textarea data-structure-preview="URL" data-preview-target="#id">: posts {text} with the form's
 * token, puts the returned HTML fragment into the target. The last answer stays when one fails.
 */

const DELAY = 600;

function start(textarea) {
  const target = document.querySelector(textarea.dataset.previewTarget || "[data-preview]");
  if (!target) return;
  let timer = 0;
  let newest = 0;
  async function show() {
    newest += 1;
    const mine = newest;
    const data = new FormData();
    const token = textarea.form && textarea.form.elements.namedItem("csrfmiddlewaretoken");
    data.set("text", textarea.value);
    if (token) data.set("csrfmiddlewaretoken", token.value);
    target.setAttribute("aria-busy", "true");
    const html = await ask(textarea.dataset.structurePreview, data);
    if (mine !== newest) return;
    target.removeAttribute("aria-busy");
    target.classList.toggle("stale", html === null);
    if (html !== null) target.innerHTML = html;
  }
  const soon = (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(show, DELAY);
  };
  textarea.addEventListener("input", soon);
  textarea.addEventListener("compositionend", () => soon({}));
}

async function ask(url, data) {
  try {
    const response = await fetch(url, { method: "POST", body: data, credentials: "same-origin", redirect: "manual" });
    return response.ok ? await response.text() : null;
  } catch (error) {
    return null;
  }
}

if (typeof document !== "undefined") {
  document.querySelectorAll("textarea[data-structure-preview]").forEach(start);
}
