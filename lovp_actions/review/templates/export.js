// The list as it was decided, as a table, a workbook and a calendar.
const COLUMNS = Object.keys(data.headings);
const FORMULA = /^[=+\-@＝＋－＠]/;

// As `merge` names the owner: in full, unless a person has named another.
function fullName(item) {
  const { actor } = now(item);
  return item.found && actor === item.found.actor ? item.full || actor : actor;
}

function listed() {
  return parts.flatMap((part) => part.items.filter(inList).map((item) => ({
    ...now(item), actor: fullName(item), id: item.id, status: item.status || data.statuses[0], meeting: part.meeting,
    meeting_date: part.meeting_date, section: item.section, sentence: item.quote,
    source: part.source, line: item.line, remarks: "",
  })));
}

// What was struck, as `merge` remembers it, so that the same minutes do not bring it back.
const struck = () => parts.flatMap((part) =>
  part.items.filter((item) => item.decision === "strike" && item.id).map((item) => item.id)).sort();

const plain = (value) => String(value).replace(/[\u0000-\u0008\u000e-\u001b\u007f-\u009f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufffe\uffff]/g, "")
  .replace(/\p{Surrogate}/gu, "\ufffd").replace(/\s+/g, " ").trim();
const cell = (item, name) => (name === "type" ? data.types[item.type] : item[name]);

function csv() {
  const separator = data.language === "nl" ? ";" : ",";
  const guarded = (value) => {
    const text = plain(value).replace(/([;,|])(?="*[=+\-@＝＋－＠])/g, "$1'");
    return text !== "-" && FORMULA.test(text) ? `'${text}` : text;
  };
  const quoted = (text) => (/[";,\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const marks = struck();
  const rows = [[...COLUMNS.map((name) => data.headings[name]),
    ...(marks.length ? [[data.merged, ...marks].join(" ")] : [])],
    ...listed().map((item) => [...COLUMNS.map((name) => guarded(cell(item, name))),
      ...(marks.length ? [""] : [])])];
  const text = rows.map((row) => `${row.map(quoted).join(separator)}\r\n`).join("");
  return new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" });
}

const WIDTHS = { actor: 24, action: 50, deadline: 20, section: 26, meeting: 24, sentence: 60, source: 20,
  line: 8, remarks: 30 };
const xml = (value) => plain(value).slice(0, 32767).replaceAll("&", "&amp;").replaceAll("<", "&lt;")
  .replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const letter = (index) => String.fromCharCode(65 + index);
const serial = (day) => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 864e5);

function sheet(items) {
  const made = (text, column, row, style) => (text === "" ? ""
    : `<c r="${letter(column)}${row}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`);
  const shown = (item, name, column, row) => {
    const value = cell(item, name);
    if (name.endsWith("_date") && value >= "1900-03-01") {
      return `<c r="${letter(column)}${row}" s="2"><v>${serial(value)}</v></c>`;
    }
    if (name === "line") return `<c r="${letter(column)}${row}" s="1"><v>${value}</v></c>`;
    return made(xml(value), column, row, FORMULA.test(plain(value)) ? 4 : 1);
  };
  const rows = items.map((item, index) =>
    `<row r="${index + 2}">${COLUMNS.map((name, at) => shown(item, name, at, index + 2)).join("")}</row>`);
  const head = COLUMNS.map((name, at) => made(xml(data.headings[name]), at, 1, 3)).join("");
  const widths = COLUMNS.map((name, at) =>
    `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[name] || 14}" customWidth="1"/>`).join("");
  const status = letter(COLUMNS.indexOf("status")), last = items.length + 1;
  const all = `A1:${letter(COLUMNS.length - 1)}${last}`;
  const choice = !items.length ? "" : `<dataValidations count="1"><dataValidation type="list" `
    + `errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${status}2:${status}${last}">`
    + `<formula1>"${data.statuses.join(",")}"</formula1></dataValidation></dataValidations>`;
  return `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="${all}"/><sheetViews>`
    + `<sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" `
    + `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols>`
    + `<sheetData><row r="1">${head}</row>${rows.join("")}</sheetData><autoFilter ref="${all}"/>`
    + `${choice}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`;
}

function xlsx() {
  const marks = struck();
  const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const packages = "http://schemas.openxmlformats.org/package/2006";
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const day = data.language === "nl" ? "dd-mm-yyyy" : "yyyy-mm-dd";
  const top = '<alignment vertical="top" wrapText="1"/>';
  const style = (extra, inner = top) =>
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" ${extra}>${inner}</xf>`;
  const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="${day}"/></numFmts>`
    + '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    + '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    + '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    + '<fill><patternFill patternType="gray125"/></fill></fills>'
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    + `<cellXfs count="5">${style("", "")}${style('applyAlignment="1"')}`
    + `${style('applyNumberFormat="1" applyAlignment="1"').replace('numFmtId="0"', 'numFmtId="164"')}`
    + `${style('applyFont="1" applyAlignment="1"').replace('fontId="0"', 'fontId="1"')}`
    + `${style('quotePrefix="1" applyAlignment="1"')}</cellXfs>`
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>';
  const relation = (id, type, target) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const relations = (...list) =>
    `${declared}<Relationships xmlns="${packages}/relationships">${list.join("")}</Relationships>`;
  const type = (path, name) => `<Override PartName="${path}" ContentType="${kind}.${name}+xml"/>`;
  return zip({
    "[Content_Types].xml": `${declared}<Types xmlns="${packages}/content-types">`
      + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
      + `${type("/xl/workbook.xml", "sheet.main")}${type("/xl/worksheets/sheet1.xml", "worksheet")}`
      + `${marks.length ? type("/xl/worksheets/sheet2.xml", "worksheet") : ""}`
      + `${type("/xl/styles.xml", "styles")}</Types>`,
    "_rels/.rels": relations(relation("rId1", `${office}/officeDocument`, "xl/workbook.xml")),
    "xl/workbook.xml": `${declared}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`
      + `<sheet name="${xml(words.list)}" sheetId="1" r:id="rId1"/>`
      + `${marks.length ? '<sheet name="lovp-actions" sheetId="2" state="veryHidden" r:id="rId3"/>' : ""}`
      + `</sheets><definedNames>`
      + `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${xml(words.list)}'!$1:$1</definedName>`
      + "</definedNames></workbook>",
    "xl/_rels/workbook.xml.rels": relations(
      relation("rId1", `${office}/worksheet`, "worksheets/sheet1.xml"),
      relation("rId2", `${office}/styles`, "styles.xml"),
      marks.length ? relation("rId3", `${office}/worksheet`, "worksheets/sheet2.xml") : ""),
    "xl/styles.xml": `${declared}<styleSheet xmlns="${main}">${styles}</styleSheet>`,
    "xl/worksheets/sheet1.xml": `${declared}<worksheet xmlns="${main}">${sheet(listed())}</worksheet>`,
    ...(marks.length ? { "xl/worksheets/sheet2.xml": `${declared}<worksheet xmlns="${main}"><sheetData>`
      + marks.map((mark, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="inlineStr"><is><t>${mark}</t></is></c></row>`).join("")
      + "</sheetData></worksheet>" } : {}),
  });
}

// A calendar (RFC 5545) of events of a day, or of tasks.
function ics(kind) {
  const coder = new TextEncoder();
  const text = (value) => plain(value).replace(/[\\;,]/g, "\\$&");
  const folded = (line) => {
    const pieces = [""];
    let size = 0;
    for (const letter of line) {
      const octets = coder.encode(letter).length;
      if (size + octets > (pieces.length > 1 ? 74 : 75)) { pieces.push(""); size = 0; }
      pieces[pieces.length - 1] += letter;
      size += octets;
    }
    return pieces.join("\r\n ");
  };
  const compact = (day) => day.replaceAll("-", "");
  const next = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 864e5).toISOString().slice(0, 10);
  const stamp = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
  const name = kind === "event" ? "VEVENT" : "VTODO";
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${data.program}//NL`];
  for (const item of listed().filter((each) => each.deadline_date)) {
    const { actor, action, deadline_date: day } = item;
    const where = [item.meeting, item.section].filter(Boolean).join(", ");
    const told = [item.sentence, where, `${item.source}, ${data.headings.line} ${item.line}`];
    lines.push(`BEGIN:${name}`, `UID:${item.id}@lovp-actions`, `DTSTAMP:${stamp}`);
    if (kind === "event") {
      lines.push(`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(next(day))}`,
        "TRANSP:TRANSPARENT");
    } else lines.push(`DUE;VALUE=DATE:${compact(day)}`, "STATUS:NEEDS-ACTION");
    lines.push(`SUMMARY:${text(actor ? `${actor}: ${action}` : action)}`,
      `DESCRIPTION:${told.filter(Boolean).map(text).join("\\n")}`,
      `CATEGORIES:${text(data.types[item.type])}`, `END:${name}`);
  }
  lines.push("END:VCALENDAR");
  return new Blob([lines.map((line) => `${folded(line)}\r\n`).join("")], { type: "text/calendar" });
}
