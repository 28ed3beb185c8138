/**
 * Who is reading: while the page is seen, a sign of life every minute to <div data-presence="address">.
 *
 * Says so when somebody else took over; what was typed stays, nothing is reloaded.
 */

const EVERY = 60_000;
const TAKEN = "这份填报已由别人接手，您现在只能查看。您输入的内容还在页面上，请先复制保存；要接着审，请与对方商量后再打开。";

/** Return the line for an answer ``{mine, line}``, and whether the filing was lost since. */
export function told(answer, mine) {
  if (answer.line) return { line: answer.line, lost: mine };
  return { line: answer.mine ? "您正在审阅" : "现在没有人在审阅这份填报", lost: false };
}

function token() {
  const field = document.querySelector("[name=csrfmiddlewaretoken]");
  return field ? field.value : "";
}

function warn(box) {
  const notice = document.createElement("p");
  notice.className = "taken";
  notice.setAttribute("role", "alert");
  notice.textContent = TAKEN;
  box.append(notice);
  box.classList.add("other");
  document.querySelectorAll(".verdict-box button[type=submit]").forEach((button) => { button.disabled = true; });
}

async function ping(box) {
  if (document.visibilityState !== "visible" || box.dataset.lost) return;
  const answer = await fetch(box.dataset.presence, {
    method: "POST",
    headers: { "X-CSRFToken": token(), "X-Autosave": "1", Accept: "application/json" },
  }).catch(() => null);
  if (!answer || !answer.ok) return;
  const { line, lost } = told(await answer.json(), Boolean(box.dataset.mine));
  const shown = box.querySelector("[data-line]");
  if (shown && shown.textContent !== line) shown.textContent = line;
  if (lost) { box.dataset.lost = "1"; warn(box); }
}

if (typeof document !== "undefined") {
  const box = document.querySelector("[data-presence]");
  if (box) {
    setInterval(() => ping(box), EVERY);
    document.addEventListener("visibilitychange", () => ping(box));
  }
}
