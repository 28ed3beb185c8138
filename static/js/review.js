/**
 * The reviewer's desk: a box opened by its key is ready to be typed; a digit chooses one of its sentences
 * as long as nothing was typed; Ctrl+Enter sends.
 */

/** Whether the text of a field is still what the page, or the last choice, put there. */
export function untouched(field) {
  return field.value === (field.dataset.chosen ?? field.defaultValue);
}

function set(form, name, value) {
  const control = form.elements[name];
  if (!control) return;
  if (control.options && ![...control.options].some((option) => option.value === value)) return;
  control.value = value;
}

function put(field, text) {
  field.value = text;
  field.dataset.chosen = text;
  field.focus();
  field.setSelectionRange(text.length, text.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function choose(box, field, choice) {
  const form = field.form;
  const { path, reason, rule, template, sentence } = choice.dataset;
  for (const [name, value] of Object.entries({ path, reason, rule, template })) {
    if (value !== undefined) set(form, name, value);
  }
  box.querySelectorAll("[data-choice]").forEach((one) => one.classList.toggle("chosen", one === choice));
  put(field, sentence ?? choice.value);
}

function digit(event, box, field) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !untouched(field)) return false;
  const choice = box.querySelector(`[data-choice="${CSS.escape(event.key)}"]`);
  if (!choice) return false;
  event.preventDefault();
  choose(box, field, choice);
  return true;
}

function prepare(box, field) {
  const ready = () => { if (box.open) field.focus(); };
  box.addEventListener("toggle", ready);
  box.addEventListener("click", (event) => {
    const choice = event.target.closest("[data-choice]");
    if (!choice) return;
    event.preventDefault();
    choose(box, field, choice);
  });
  field.addEventListener("keydown", (event) => digit(event, box, field));
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      field.form.requestSubmit();
    } else if (event.key === "Escape" && !event.isComposing) {
      box.open = false;
      box.querySelector("summary").focus();
    }
  });
  ready();
}

if (typeof document !== "undefined") {
  for (const box of document.querySelectorAll("#flag, #why")) {
    const field = box.querySelector("textarea, input[type=text]");
    if (field) prepare(box, field);
  }
}
