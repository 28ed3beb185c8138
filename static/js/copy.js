/** <button data-copy="id" data-done="…"> copies a field's text and says so; without scripts the field is selected by hand. */

async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
    else document.execCommand("copy");
  } catch {
    document.execCommand("copy");
  }
  button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
