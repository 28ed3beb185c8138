/**
 * Two guards. A page with unsaved changes asks before it is left
 * (<form data-autosave-url> and <form data-warn-leave>; links with data-leave go unasked).
 * A form is sent once (<form data-once data-busy-text="正在提交…">); the server has its own guard.
 * Also moves the focus to [data-focus] (the error summary) when a page opens.
 */

const dirty = new Set();

function watchChanges(form) {
  form.addEventListener("input", () => dirty.add(form));
  form.addEventListener("draft:saved", () => dirty.delete(form));
}

function sent(event) {
  const form = event.target;
  if (event.defaultPrevented) return;
  dirty.delete(form);
  if (!form.matches("form[data-once]")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  const button = event.submitter || form.querySelector("[type=submit], button:not([type])");
  if (!button) return;
  button.dataset.idleText = button.textContent;
  button.setAttribute("aria-disabled", "true");
  button.textContent = form.dataset.busyText || "正在提交…";
}

/** The back button may show the page as it was left: make it usable again. */
function wake() {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[data-idle-text]").forEach((button) => {
      button.textContent = button.dataset.idleText;
      button.removeAttribute("aria-disabled");
    });
  });
}

if (typeof document !== "undefined") {
  document.querySelectorAll("form[data-autosave-url], form[data-warn-leave]").forEach(watchChanges);
  document.addEventListener("submit", sent);
  document.addEventListener("click", (event) => {
    if (event.target.closest && event.target.closest("[data-leave]")) dirty.clear();
  });
  addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
  addEventListener("beforeunload", (event) => {
    if (!dirty.size) return;
    event.preventDefault();
    event.returnValue = "";
  });
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
}
