/**
 * Opens the fields for reason and date when the answer is 否.
 * <details data-open-for="NAME">: follows the radio buttons of that name; never closes what was filled.
 */

function follow(event) {
  const { name, value, type } = event.target;
  if (type !== "radio") return;
  document.querySelectorAll(`details[data-open-for="${CSS.escape(name)}"]`).forEach((details) => {
    const filled = [...details.querySelectorAll("input, textarea")].some((field) => field.value);
    details.open = value === "否" || filled;
  });
}

if (typeof document !== "undefined") document.addEventListener("change", follow);
