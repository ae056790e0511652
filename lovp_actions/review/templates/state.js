// What is known of the minutes and what was decided; nothing here touches the page.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const FIELDS = ["actor", "type", "action", "deadline", "deadline_date"];
const UNTOLD = { other: "", status: "", context: "" };
const parts = [];
const history = [];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
const same = (one, other) => FIELDS.every((name) => one[name] === other[name]);

function addPart(told) {
  const number = 1 + Math.max(-1, ...parts.map((each) => each.number));
  const part = { ...told, number, items: told.items.map((each) => ({ ...each })) };
  part.items.push(...told.others.map((each) => ({ ...each, ...UNTOLD, sure: true })));
  parts.push(part);
  sort(part);
  return part;
}

function sort(part) {
  part.items.sort((one, other) => one.start - other.start || one.end - other.end);
  part.items.forEach((item, index) => { item.number = index + 1; });
}

// The words of an item as they are now.
const now = (item) => item.item || item.found;
const inList = (item) => item.decision !== "strike" && (item.sure || item.decision !== null);
const left = (part) => part.items.filter((item) => item.decision === null);

function decide(part, item, decision, changed = null) {
  history.push({ part, item, before: { decision: item.decision, item: item.item } });
  const words = changed || now(item);
  if (!item.found) decision = decision === "strike" ? "strike" : "add";
  else if (decision === "change" && same(words, item.found)) decision = "keep";
  else if (decision === "keep" && !same(words, item.found)) decision = "change";
  item.decision = decision;
  item.item = { ...words };
}

// One that a person added goes away; one that was found is as it was found.
function undo(part, item) {
  history.splice(0, history.length, ...history.filter((each) => each.item !== item));
  if (item.found) {
    item.decision = null;
    item.item = null;
  } else {
    part.items.splice(part.items.indexOf(item), 1);
    sort(part);
  }
}

// The last decision is taken back; gives it, or null where there was none.
function undoLast() {
  const last = history.pop();
  if (!last) return null;
  const { part, item, before } = last;
  if (before.decision === null && !item.found) undo(part, item);
  else Object.assign(item, before);
  return last;
}

function addItem(part, piece, section) {
  const id = [...crypto.getRandomValues(new Uint8Array(5))]
    .map((each) => each.toString(16).padStart(2, "0")).join("");
  const quote = piece.text.replace(/\s+/g, " ").trim();
  const item = {
    id, quote, start: piece.start, end: piece.end, section, line: piece.line, ...UNTOLD, sure: true,
    found: null, decision: null,
    item: {
      actor: "", type: "actiepunt", action: quote, deadline: piece.deadline || "",
      deadline_date: piece.deadline_date || "",
    },
  };
  part.items.push(item);
  decide(part, item, "add");
  sort(part);
  return item;
}

const decisionOf = ({ decision, id, quote, start, end, item, found, section, line }) =>
  ({ decision, id, quote, start, end, item, found, section, line });

const decided = () => ({
  version: data.version,
  minutes: parts.map((part) => ({
    source: part.source,
    digest: part.digest,
    decisions: [...part.items.filter((item) => item.decision !== null).map(decisionOf), ...part.unseen],
  })),
});

const isWords = (told) => told && FIELDS.every((name) => typeof told[name] === "string")
  && told.type in data.types && /^(\d{4}-\d\d-\d\d)?$/.test(told.deadline_date);
const isDecision = (told) => told && ["keep", "strike", "change", "add"].includes(told.decision)
  && /^[0-9a-f]{10}$/.test(told.id)
  && ["quote", "section"].every((name) => typeof told[name] === "string")
  && ["start", "end", "line"].every((name) => Number.isInteger(told[name]))
  && isWords(told.item) && (told.found === null || isWords(told.found));
const fileName = (path) => path.split(/[\\/]/).pop();

// Takes up decisions that were saved; gives how many, and how many are about other words, or null
// where the text is none of ours, or none is about these minutes.
function takeUp(text) {
  let told = null;
  try { told = JSON.parse(text); } catch { return null; }
  if (!told || told.version !== data.version || !Array.isArray(told.minutes)) return null;
  let taken = 0, lost = 0, known = false;
  for (const minutes of told.minutes) {
    const part = minutes && parts.find((each) => each.digest === minutes.digest
      || fileName(each.source) === fileName(String(minutes.source)));
    if (!part || !Array.isArray(minutes.decisions)) continue;
    known = true;
    for (const each of minutes.decisions) {
      if (!isDecision(each)) { lost += 1; continue; }
      const item = part.items.find((mine) => mine.id === each.id);
      const { decision, item: chosen } = each;
      if (item) Object.assign(item, { decision, item: chosen });
      else if (part.digest === minutes.digest) {
        part.items.push({ ...decisionOf(each), ...UNTOLD, sure: true });
      } else { lost += 1; continue; }
      taken += 1;
    }
    sort(part);
  }
  return known ? { taken, lost } : null;
}
