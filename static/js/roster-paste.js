/**
 * A table of inputs that takes cells from Excel and WPS.
 *
 * <table data-paste-grid data-prefix="rows" data-max-rows="120">: a Django formset, one form a
 * <tbody> row; cells carry data-label; <template data-empty-row> holds the row of
 * formset.empty_form. Beside it: <button type="button" data-add-row hidden>, [data-grid-message].
 * Enter and the arrow keys move; Ctrl+Z right after a paste takes it back; rows are deleted by the
 * DELETE checkbox. Nothing here runs while an input method composes.
 */

import { headings, parse } from "./tsv.js";

const YES = /^(是|√|✓|1|y|yes|true)$/i;

class Grid {
  constructor(table) {
    this.table = table;
    this.body = table.tBodies[0];
    this.prefix = table.dataset.prefix || "form";
    this.max = Number(table.dataset.maxRows) || 200;
    this.total = document.querySelector(`[name="${this.prefix}-TOTAL_FORMS"]`);
    this.empty = table.querySelector("template[data-empty-row]");
    this.undo = null;
    const around = table.closest("form") || document;
    this.message = around.querySelector("[data-grid-message]");
    const add = around.querySelector("[data-add-row]");
    if (add) {
      add.hidden = false;
      add.addEventListener("click", () => this.addByHand());
    }
    table.addEventListener("paste", (event) => this.pasted(event));
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("input", (event) => { if (event.isTrusted) this.undo = null; });
    table.addEventListener("change", (event) => this.toggled(event.target));
    table.addEventListener("rows:need", (event) => this.need(event.detail));
    this.body.querySelectorAll("[name$='-DELETE']").forEach((box) => this.toggled(box));
  }

  get rows() { return [...this.body.rows]; }

  cells(row) {
    return [...row.querySelectorAll("input, select, textarea")].filter(
      (control) => control.type !== "hidden" && !control.name.endsWith("-DELETE"));
  }

  labels() {
    const row = this.rows[0];
    return row ? this.cells(row).map((control) => (control.closest("[data-label]") || { dataset: { label: "" } }).dataset.label) : [];
  }

  say(sentence) { if (this.message) this.message.textContent = sentence; }

  /** A new empty row at the end, or null when there are enough. */
  addRow() {
    const index = this.rows.length;
    if (!this.empty || index >= this.max) return null;
    const holder = document.createElement("tbody");
    holder.innerHTML = this.empty.innerHTML.replace(/__prefix__/g, index);
    const row = holder.querySelector("tr");
    const number = row.querySelector(".row-no");
    if (number) number.textContent = index + 1;
    this.body.append(row);
    this.total.value = index + 1;
    return row;
  }

  addByHand() {
    const row = this.addRow();
    if (!row) return this.say(`最多 ${this.max} 行，不能再加。`);
    this.say("");
    return this.cells(row)[0].focus();
  }

  need(names) {
    const pattern = new RegExp(`^${this.prefix}-(\\d+)-`);
    const indexes = names.map((name) => pattern.exec(name)).filter(Boolean).map((match) => Number(match[1]));
    const wanted = Math.max(0, ...indexes) + 1;
    while (this.rows.length < wanted && this.addRow());
  }

  toggled(box) {
    if (box.name && box.name.endsWith("-DELETE")) box.closest("tr").classList.toggle("deleted", box.checked);
  }

  pasted(event) {
    const row = event.target.closest("tr");
    const column = row ? this.cells(row).indexOf(event.target) : -1;
    const text = event.clipboardData.getData("text/plain");
    if (column < 0 || !/[\t\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const pasted = parse(text);
    const places = headings(pasted[0], this.labels());
    if (places) this.fill(pasted.slice(1), this.rows.indexOf(row), places, pasted[0]);
    else this.fill(pasted, this.rows.indexOf(row), pasted[0].map((_, i) => column + i), []);
  }

  fill(pasted, start, places, names) {
    const before = this.rows.length;
    const changed = [];
    let done = 0;
    for (const cells of pasted) {
      const row = this.rows[start + done] || this.addRow();
      if (!row) break;
      const controls = this.cells(row);
      cells.forEach((value, i) => {
        const control = controls[places[i] === undefined ? -1 : places[i]];
        if (control) changed.push([control, put(control, value)]);
      });
      done += 1;
    }
    this.undo = { changed, before };
    this.say(report(done, pasted.length - done, this.max, names.filter((name, i) => name && places[i] < 0)));
    this.table.dispatchEvent(new Event("input", { bubbles: true }));
  }

  takeBack() {
    const { changed, before } = this.undo;
    this.undo = null;
    changed.reverse().forEach(([control, old]) => restore(control, old));
    this.rows.slice(before).forEach((row) => row.remove());
    this.total.value = this.rows.length;
    this.say("已撤销粘贴。");
    this.table.dispatchEvent(new Event("input", { bubbles: true }));
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229 || event.altKey) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && this.undo) {
      event.preventDefault();
      this.takeBack();
      return;
    }
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const control = event.target;
    if (!step || event.ctrlKey || event.metaKey || !control.matches("input, select")) return;
    if (control.matches("select") && event.key !== "Enter") return;
    event.preventDefault();
    this.move(control, step);
  }

  move(control, step) {
    const row = control.closest("tr");
    const column = this.cells(row).indexOf(control);
    const next = this.rows[this.rows.indexOf(row) + step];
    if (!next || column < 0) return;
    const target = this.cells(next)[column];
    target.focus();
    if (target.select) target.select();
  }
}

/** Sets a control as a person would; gives back what it held. */
function put(control, value) {
  if (control.type === "checkbox") {
    const old = control.checked;
    control.checked = YES.test(value);
    return old;
  }
  const old = control.value;
  if (control.matches("select")) {
    const option = [...control.options].find((o) => o.text.trim() === value || o.value === value);
    control.value = option ? option.value : "";
  } else control.value = value;
  return old;
}

function restore(control, old) {
  if (control.type === "checkbox") control.checked = old;
  else control.value = old;
}

function report(done, left, max, unknown) {
  const parts = [`已粘贴 ${done} 行。按 Ctrl+Z 可以撤销。`];
  if (left > 0) parts.push(`最多 ${max} 行，还有 ${left} 行没有粘贴进来，请删去多余的行后再粘贴。`);
  if (unknown.length) parts.push(`没有放进来的列：${unknown.join("、")}。`);
  return parts.join("");
}

if (typeof document !== "undefined") {
  document.querySelectorAll("table[data-paste-grid]").forEach((table) => new Grid(table));
}
