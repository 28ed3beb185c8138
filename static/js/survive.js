/**
 * Typed text outlives an expired log-in, a crash of the tab's page and the back button.
 *
 * Watches <form data-autosave-url> and <form data-survive>. Values are kept in
 * sessionStorage under address, form and user (<body data-user>), offered back when the page
 * is opened again with other values, and forgotten when the server has them, when a submit
 * arrived, and at log-out (<form data-forget>). Never passwords, files or tokens.
 */

const PREFIX = "survive:";
const SKIP = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

/** [name, value] of what a person typed or chose. In: iterable of controls. */
export function typed(controls) {
  const values = [];
  for (const control of controls) {
    if (!control.name || SKIP.has(control.type)) continue;
    if (control.type === "checkbox" || control.type === "radio") values.push([control.name, control.value, control.checked]);
    else values.push([control.name, control.value]);
  }
  return values;
}

/** Whether two lists of typed values say the same. Rows left empty do not count. */
export function same(a, b) {
  const full = (list) => JSON.stringify(list.filter((entry) => (entry.length === 3 ? entry[2] : entry[1])));
  return full(a) === full(b);
}

function store(key, entry) {
  try {
    sessionStorage.setItem(key, JSON.stringify(entry));
  } catch (error) { /* full or forbidden: the page itself still holds the text */ }
}

function recall(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch (error) {
    return null;
  }
}

function keys() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
}

function restore(form, values) {
  const table = form.querySelector("table[data-paste-grid]");
  if (table) table.dispatchEvent(new CustomEvent("rows:need", { detail: values.map(([name]) => name) }));
  for (const [name, value, checked] of values) {
    const escaped = CSS.escape(name);
    if (checked === undefined) {
      const control = form.querySelector(`[name="${escaped}"]`);
      if (control) control.value = value;
      continue;
    }
    form.querySelectorAll(`[name="${escaped}"]`).forEach((control) => {
      if (control.value === value) control.checked = checked;
    });
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(form, key, values) {
  const box = document.createElement("div");
  box.className = "notice tone-warn";
  box.setAttribute("role", "status");
  box.innerHTML = '<div><p class="title">上次输入的内容没有来得及保存</p><p class="actions"></p></div>';
  const actions = box.querySelector(".actions");
  actions.append(button("恢复刚才输入的内容", "button", () => { restore(form, values); box.remove(); }));
  actions.append(button("不用了", "button button-quiet", () => { sessionStorage.removeItem(key); box.remove(); }));
  form.before(box);
}

function button(text, className, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = text;
  element.addEventListener("click", action);
  return element;
}

function watch(form, index) {
  const user = document.body.dataset.user || "";
  const key = `${PREFIX}${user}:${location.pathname}:${form.id || index}`;
  const page = location.pathname;
  const kept = recall(key);
  const now = () => typed(form.elements);
  if (kept && !same(kept.values, now())) offer(form, key, kept.values);
  else sessionStorage.removeItem(key);
  let timer = 0;
  const keep = (sent) => store(key, { values: now(), page, sent });
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(() => keep(false), 400); });
  form.addEventListener("draft:saved", () => { clearTimeout(timer); sessionStorage.removeItem(key); });
  form.addEventListener("draft:failed", () => keep(false));
  form.addEventListener("submit", () => { clearTimeout(timer); keep(true); });
}

/**
 * Whether a sent form reached its goal: another page followed, or the same page came as the
 * answer. Not so after a log-in page (lost), nor when somebody comes back to the page later.
 */
export function arrived(entry, { path, referrer, type }) {
  if (!entry.sent || entry.lost) return false;
  return entry.page !== path || (type === "navigate" && referrer === path);
}

function present() {
  const [navigation] = performance.getEntriesByType("navigation");
  const referrer = document.referrer.startsWith(location.origin) ? new URL(document.referrer).pathname : "";
  return { path: location.pathname, referrer, type: navigation ? navigation.type : "navigate" };
}

function forgetArrived() {
  const asked = document.querySelector("input[type=password]");
  for (const key of keys()) {
    const entry = recall(key);
    if (entry && entry.sent && asked) store(key, { ...entry, lost: true });
    else if (!entry || arrived(entry, present())) sessionStorage.removeItem(key);
  }
}

if (typeof document !== "undefined") {
  forgetArrived();
  document.querySelectorAll("form[data-autosave-url], form[data-survive]").forEach(watch);
  document.querySelectorAll("form[data-forget]").forEach((form) => {
    form.addEventListener("submit", () => keys().forEach((key) => sessionStorage.removeItem(key)));
  });
}
