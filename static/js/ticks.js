/**
 * A list of ticks: <form data-ticks> with [name=filing]; [data-tick-tools] gets shown, [data-tick-all] and
 * [data-tick-none] tick in one go, [data-tick-count] says how many (its data-text, # for the number).
 */

function boxes(form) { return [...form.querySelectorAll('input[type="checkbox"][name="filing"]')]; }

function say(form) {
  const place = form.querySelector("[data-tick-count]");
  if (place) place.textContent = place.dataset.text.replace("#", boxes(form).filter((box) => box.checked).length);
}

function tick(form, checked) {
  boxes(form).forEach((box) => { box.checked = checked; });
  say(form);
}

for (const form of document.querySelectorAll("form[data-ticks]")) {
  form.querySelector("[data-tick-tools]").hidden = false;
  form.querySelector("[data-tick-all]").addEventListener("click", () => tick(form, true));
  form.querySelector("[data-tick-none]").addEventListener("click", () => tick(form, false));
  form.addEventListener("change", () => say(form));
  form.querySelector(".own-words")?.addEventListener("input", () => { form.querySelector('[name="template"][value="own"]').checked = true; });
  form.querySelector('[name="due"]')?.addEventListener("input", () => { form.querySelector('[name="finish"]').checked = true; });
  say(form);
}
