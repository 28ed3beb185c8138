/**
 * One key for one action: <button data-key="a"> or <a data-key="j"> is clicked when its key is
 * pressed, never while somebody types. "?" opens <dialog data-keys-help>.
 */

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=button]):not([type=submit]), textarea, select, [contenteditable]";

/** Whether a key press is meant for the page rather than for a field or the browser. */
export function meant(event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false;
  return !(event.target.closest && event.target.closest(TYPING));
}

function visible(element) {
  return element.getClientRects().length > 0 && !element.disabled;
}

function pressed(event) {
  if (!meant(event) || document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    const help = document.querySelector("dialog[data-keys-help]");
    if (help && help.showModal) { event.preventDefault(); help.showModal(); }
    return;
  }
  const key = event.key.toLowerCase();
  const target = [...document.querySelectorAll("[data-key]")].find((e) => e.dataset.key === key && visible(e));
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", pressed);
}
