/**
 * Cells copied from Excel or WPS: tabs between cells, newlines between rows; a cell with a tab,
 * a newline or a quote stands in quotes, its quotes doubled.
 */

/** Rows of cells, trimmed, without the empty rows at the end. In: the clipboard's text. */
export function parse(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') { cell += '"'; i += 1; } else quoted = false;
    } else if (char === '"' && cell === "" && closes(text, i)) quoted = true;
    else if (char === "\t") { row.push(tidy(cell)); cell = ""; }
    else if (char === "\n" || char === "\r") {
      if (char === "\r" && text[i + 1] === "\n") i += 1;
      row.push(tidy(cell));
      rows.push(row);
      row = [];
      cell = "";
    } else cell += char;
  }
  if (cell !== "" || row.length) rows.push([...row, tidy(cell)]);
  while (rows.length && rows[rows.length - 1].every((value) => value === "")) rows.pop();
  return rows;
}

/** A quote opens a quoted cell only if its partner stands before a tab, a newline or the end. */
function closes(text, start) {
  for (let i = start + 1; i < text.length; i += 1) {
    if (text[i] !== '"') continue;
    if (text[i + 1] === '"') i += 1;
    else return i + 1 === text.length || "\t\r\n".includes(text[i + 1]);
  }
  return false;
}

/** One line: newlines inside a cell and no-break spaces become spaces. */
export function tidy(cell) {
  return cell.replace(/[\s\u00a0\u3000]+/g, " ").trim();
}

/** A heading without spaces, brackets' content and star. */
export const plain = (label) => label.replace(/[（(][^）)]*[)）]/g, "").replace(/[\s*★：:]/g, "");

/**
 * Where each pasted column goes, when the first row is a heading; null when it is not one.
 * In: the first row, the table's labels. Out: for each pasted cell the column's index or -1.
 */
export function headings(first, labels) {
  const wanted = labels.map(plain);
  const places = first.map((cell) => (plain(cell) ? wanted.indexOf(plain(cell)) : -1));
  return places.filter((place) => place >= 0).length >= 2 ? places : null;
}
