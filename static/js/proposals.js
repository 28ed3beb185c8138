/**
 * The page of proposals: <form data-proposals> with sections ([data-take]) and their parts
 * ([data-part], [data-replaces] where taking it overwrites something). A ticked part ticks its
 * section, a section without ticked parts is not taken; [data-total] says what would happen;
 * [data-gone] ticks all that the material does not have.
 * [data-pick-all], [data-pick-new] and [data-pick-none] tick in one go; [data-copy] gets a button.
 */

const form = document.querySelector("[data-proposals]");

function sections() { return [...form.querySelectorAll(".proposal")].filter((box) => box.querySelector("[data-take]")); }
function parts(box) { return [...box.querySelectorAll("[data-part]")]; }
function replaces(part) { return "replaces" in part.dataset; }

function say() {
  const taken = sections().filter((box) => box.querySelector("[data-take]").checked);
  const replacing = taken.flatMap(parts).filter((part) => part.checked && replaces(part)).length;
  const total = form.querySelector("[data-total]");
  if (!total) return;
  if (!taken.length) total.textContent = "还没有勾选要采用的栏目";
  else if (!replacing) total.textContent = `将采用${taken.length}个栏目，不会替换已填的内容`;
  else total.textContent = `将采用${taken.length}个栏目，${replacing}处会替换或删去已填的内容`;
}

function show(box) {
  const take = box.querySelector("[data-take]");
  const ticked = parts(box).filter((part) => part.checked).length;
  take.indeterminate = take.checked && ticked < parts(box).length;
  box.classList.toggle("not-taken", !take.checked);
}

function changed(event) {
  const box = event.target.closest(".proposal");
  if (!box) return;
  const take = box.querySelector("[data-take]");
  if (event.target.matches("[data-gone]")) {
    parts(box).filter(gone).forEach((part) => { part.checked = event.target.checked; });
    take.checked = take.checked || event.target.checked;
  }
  if (event.target.matches("[data-part]")) take.checked = parts(box).some((part) => part.checked);
  if (event.target === take && take.checked && !parts(box).some((part) => part.checked)) {
    parts(box).forEach((part) => { part.checked = !gone(part); });
  }
  show(box);
  say();
}

/** Ticks what `wanted` says of each part; a section with none of them is not taken. */
function pick(wanted) {
  for (const box of sections()) {
    parts(box).forEach((part) => { part.checked = wanted(part); });
    const any = parts(box).some((part) => part.checked);
    box.querySelector("[data-take]").checked = any;
    if (!any) parts(box).forEach((part) => { part.checked = !gone(part); });
    const all = box.querySelector("[data-gone]");
    if (all) all.checked = false;
    show(box);
  }
  say();
}

function gone(part) { return part.closest(".part").classList.contains("part-gone"); }

function copyButton(box) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-quiet button-small";
  button.textContent = "复制";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(box.textContent);
      button.textContent = "已复制";
    } catch {
      getSelection().selectAllChildren(box);
      button.textContent = "已选中，请按 Ctrl+C";
    }
  });
  box.after(button);
}

if (form) {
  form.addEventListener("change", changed);
  const tools = form.querySelector("[data-pick]");
  if (tools) {
    tools.hidden = false;
    const wanted = { "[data-pick-all]": (part) => !gone(part), "[data-pick-new]": (part) => !replaces(part), "[data-pick-none]": () => false };
    for (const [button, which] of Object.entries(wanted)) {
      const there = tools.querySelector(button);
      if (there) there.addEventListener("click", () => pick(which));
    }
  }
  sections().forEach(show);
  say();
}
document.querySelectorAll("[data-copy]").forEach(copyButton);
