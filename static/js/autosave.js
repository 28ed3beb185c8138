/**
 * Keeps drafts while they are typed.
 *
 * <form data-autosave-url="…" data-login-url="/account/login/"> with a hidden input "revision";
 * anywhere on the page [data-saved-at], [data-conflict], [data-findings].
 *
 * Sends the whole form (without files) with the header X-Autosave: 1. The server answers JSON:
 *   200 {revision, saved_at, findings_html}                      kept
 *   422 {revision, saved_at, findings_html, errors: {name: sentence}}   kept, with mistakes
 *   409 {conflict_html, revision}                                not kept: somebody else was faster
 *   401, or a redirect: logged out;  other 4xx {error: sentence, errors: {…}}: not kept, and why
 * Fires on the form: draft:saved, draft:failed (both bubble).
 */

export const DELAY = 1500;
const RETRY = [5000, 10000, 20000, 30000];

/** Milliseconds to wait before try number n (from 0). */
export const retryDelay = (n) => RETRY[Math.min(n, RETRY.length - 1)];

/** What an answer means: saved, conflict, expired, refused or failed. */
export function outcome(response) {
  if (response.type === "opaqueredirect" || response.status === 401) return "expired";
  if (response.status === 200 || response.status === 422) return "saved";
  if (response.status === 409) return "conflict";
  return response.status >= 400 && response.status < 500 && response.status !== 429 ? "refused" : "failed";
}

function body(form) {
  const data = new FormData(form);
  for (const [name, value] of [...data.entries()]) if (typeof value !== "string") data.delete(name);
  return data;
}

async function answer(response) {
  try {
    return await response.json();
  } catch (error) {
    return {};
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.version = 0; // counts changes; what was sent is compared with it
    this.composing = false;
    this.tries = 0;
    this.timer = 0;
    this.state = "idle";
    this.running = null;
    this.errors = {};
    this.listen();
  }

  listen() {
    const { form } = this;
    form.addEventListener("input", (event) => this.changed(event));
    form.addEventListener("compositionstart", () => { this.composing = true; });
    form.addEventListener("compositionend", (event) => { this.composing = false; this.changed(event); });
    form.addEventListener("focusout", () => setTimeout(() => this.showErrors(), 0));
    form.addEventListener("submit", (event) => this.submit(event));
    document.addEventListener("click", (event) => this.keepMine(event));
    document.addEventListener("visibilitychange", () => this.turned());
    addEventListener("pageshow", () => { this.leaving = false; });
    addEventListener("online", () => this.state === "failed" && this.save());
  }

  changed(event) {
    if (event.target.type === "file") return;
    this.version += 1;
    if (!this.composing && !event.isComposing && this.state !== "conflict") this.schedule(DELAY);
  }

  schedule(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  turned() {
    if (document.visibilityState === "hidden") {
      if (this.version && this.state !== "conflict") this.save();
    } else if (this.state === "expired") this.renew();
  }

  /** A submit waits for the save under way, and a second click for the first, or either
      would meet its own new revision. After ten seconds without an answer one may try again. */
  submit(event) {
    clearTimeout(this.timer);
    if (!this.running && !this.leaving) {
      this.leaving = true;
      setTimeout(() => { this.leaving = false; }, 10000);
      return;
    }
    event.preventDefault();
    if (this.leaving || this.waiting) return;
    this.waiting = true;
    const { submitter } = event;
    this.running.then(() => {
      this.waiting = false;
      if (["saved", "refused"].includes(this.state)) this.form.requestSubmit(submitter || undefined);
    });
  }

  save() {
    clearTimeout(this.timer);
    if (this.running || this.leaving) return this.running;
    this.running = this.send().finally(() => { this.running = null; });
    return this.running;
  }

  async send() {
    const sent = this.version;
    this.say("saving", "正在保存…");
    let response;
    try {
      response = await fetch(this.form.dataset.autosaveUrl, {
        method: "POST", body: body(this.form), credentials: "same-origin", redirect: "manual",
        headers: { "X-Autosave": "1", Accept: "application/json" },
      });
    } catch (error) {
      return this.failed();
    }
    const data = await answer(response);
    return this[outcome(response)](data, sent);
  }

  saved(data, sent) {
    this.tries = 0;
    this.renewed = false;
    this.setRevision(data.revision);
    const findings = document.querySelector("[data-findings]");
    if (findings && typeof data.findings_html === "string") findings.innerHTML = data.findings_html;
    this.errors = data.errors || {};
    this.showErrors();
    this.say("saved", `已保存 ${data.saved_at || ""}`.trim());
    if (this.version !== sent) return this.schedule(DELAY);
    this.version = 0;
    return this.tell("draft:saved", data);
  }

  conflict(data) {
    clearTimeout(this.timer);
    this.latest = data.revision;
    this.say("conflict", "没有保存：同事刚才也改了这一栏，请比较两份内容。");
    const place = document.querySelector("[data-conflict]");
    if (place) {
      place.innerHTML = data.conflict_html || "";
      place.hidden = false;
      place.setAttribute("tabindex", "-1");
      place.focus();
    }
    this.tell("draft:failed", data);
  }

  keepMine(event) {
    const button = event.target.closest ? event.target.closest("[data-keep-mine]") : null;
    if (!button || this.state !== "conflict") return;
    event.preventDefault();
    const place = button.closest("[data-conflict]");
    const box = place.querySelector("[data-revision]");
    this.setRevision(this.latest === undefined && box ? box.dataset.revision : this.latest);
    place.hidden = true;
    this.save();
  }

  /** A refusal without a reason may be a token made stale by another window: one fresh try. */
  refused(data) {
    if (!data.error && !data.errors && !this.renewed) {
      this.renewed = true;
      this.renew(); // fetches first, so this save is over when it saves again
    }
    this.errors = data.errors || {};
    this.showErrors();
    this.say("refused", data.error || "没有保存：这一页放得太久或内容太长。请复制您输入的内容，刷新后再试。");
    this.tell("draft:failed", data);
  }

  failed() {
    const delay = retryDelay(this.tries);
    this.tries += 1;
    this.say("failed", "暂时连不上服务器，内容还没有保存。请不要关闭本页，正在自动重试。");
    this.tell("draft:failed", {});
    this.schedule(delay);
  }

  expired() {
    this.say("expired", "登录已过期，您输入的内容还在本页。");
    const place = document.querySelector("[data-saved-at]");
    if (place) place.append(this.loginLink(), "，登录后回到本页会自动保存。");
    this.tell("draft:failed", {});
  }

  loginLink() {
    const link = document.createElement("a");
    link.href = this.form.dataset.loginUrl || "/account/login/";
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "在新窗口登录";
    return link;
  }

  /** After the log-in in another window: fetch a fresh token, then save. */
  async renew() {
    try {
      const response = await fetch(location.href, { credentials: "same-origin", redirect: "manual" });
      if (!response.ok) return;
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      const fresh = page.querySelector("[name=csrfmiddlewaretoken]");
      if (!fresh) return;
      document.querySelectorAll("[name=csrfmiddlewaretoken]").forEach((input) => { input.value = fresh.value; });
      this.save();
    } catch (error) { /* still offline: the next return to this page tries again */ }
  }

  setRevision(revision) {
    const input = this.form.elements.namedItem("revision");
    if (input && revision !== undefined) input.value = revision;
  }

  /** Mistakes beside their fields, but not beside the one being typed in. */
  showErrors() {
    this.form.querySelectorAll("[data-autosave-error]").forEach((note) => note.remove());
    this.form.querySelectorAll("[data-autosave-invalid]").forEach((field) => mark(field, false));
    for (const [name, sentence] of Object.entries(this.errors)) {
      const found = this.form.elements.namedItem(name);
      const field = found && found.length && !found.tagName ? found[found.length - 1] : found;
      if (!field || field === document.activeElement) continue;
      const note = document.createElement("div");
      note.className = "invalid-feedback";
      note.dataset.autosaveError = "";
      note.id = `autosave-error-${name}`;
      note.textContent = sentence;
      mark(field, note.id);
      (field.closest(".form-check") || field).after(note);
    }
  }

  say(state, sentence) {
    this.state = state;
    document.querySelectorAll("[data-saved-at]").forEach((place) => {
      place.dataset.state = state;
      place.textContent = sentence;
    });
  }

  tell(name, detail) {
    this.form.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

function mark(field, noteId) {
  field.classList.toggle("is-invalid", Boolean(noteId));
  if (noteId) {
    field.dataset.autosaveInvalid = field.getAttribute("aria-describedby") || "";
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", `${field.dataset.autosaveInvalid} ${noteId}`.trim());
    return;
  }
  field.removeAttribute("aria-invalid");
  if (field.dataset.autosaveInvalid) field.setAttribute("aria-describedby", field.dataset.autosaveInvalid);
  else field.removeAttribute("aria-describedby");
  delete field.dataset.autosaveInvalid;
}

if (typeof document !== "undefined") {
  document.querySelectorAll("form[data-autosave-url]").forEach((form) => new Autosave(form));
}
