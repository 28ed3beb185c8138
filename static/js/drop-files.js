/**
 * Files dropped on a box: <div data-drop> around one <input type="file" multiple>; beside it
 * [data-drop-hint] and <ul data-chosen>, which lists what was chosen. Without this the field works as it is.
 */

function list(box, input) {
  const chosen = box.querySelector("[data-chosen]");
  chosen.replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement("li");
    item.textContent = `${file.name}（${Math.max(1, Math.round(file.size / 1024))} KB）`;
    return item;
  }));
}

for (const box of document.querySelectorAll("[data-drop]")) {
  const input = box.querySelector("input[type=file]");
  const hint = box.querySelector("[data-drop-hint]");
  if (hint) hint.hidden = false;
  input.addEventListener("change", () => list(box, input));
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
  box.addEventListener("dragleave", () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("over");
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    list(box, input);
    input.focus();
  });
}

/* A file that misses the box must not replace the page. */
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => event.preventDefault());
}
