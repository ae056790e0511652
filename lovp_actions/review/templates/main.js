// What people do: with keys, with the pointer, and by saving.
let shownPart = null, dirty = false, sending = false, again = false, stale = false;
let revision = data.revision, reading = false;
const waiting = [];

// Deciding

function act(part, item, decision, changed = null) {
  const place = order(part).indexOf(item);
  decide(part, item, decision, changed);
  touched(part);
  tell(`${summary(item)}. ${byId("progress").textContent}.`);
  const list = order(part), here = list.includes(item);
  const rest = [...list.slice(here ? place + 1 : place), ...list.slice(0, place)];
  focusItem(part, rest.find((each) => each.decision === null) || (here ? item : rest[0]));
}

function takeBack(part, item) {
  const list = order(part), place = list.indexOf(item);
  undo(part, item);
  afterUndo(part, item, list[place + 1] || list[place - 1]);
}

function afterUndo(part, item, other) {
  const here = part.items.includes(item);
  if (part.edited === item) part.edited = null;
  touched(part);
  tell(`${summary(item)}: ${words.undone}. ${byId("progress").textContent}.`);
  const next = here ? item : part.items.includes(other) ? other : part.items[0];
  if (next) focusItem(part, next);
  else { part.current = null; focusSentence(part, part.near); }
}

function edit(part, item) {
  if (!fits(item)) showAll();
  part.edited = item;
  render(part);
  item.box.querySelector("input").focus();
}

function stopEditing(part, item) {
  part.edited = null;
  render(part);
  focusItem(part, item);
}

function add(part, sentence) {
  const item = addItem(part, sentence.piece, sentence.section);
  part.near = sentence;
  touched(part);
  tell(summary(item));
  edit(part, item);
}

function find(part, item) {
  focusSentence(part, part.sentences.find(({ piece }) => item.start < piece.end && piece.start < item.end));
}

function choose(part, sentence) {
  const [item] = itemsAt(part, sentence.piece);
  if (item) focusItem(part, item);
  else add(part, sentence);
}

function touched(part) {
  render(part);
  dirty = true;
  send();
}

function listen(part) {
  part.minutes.addEventListener("click", (event) => {
    const made = event.target.closest(".sentence");
    const sentence = made && part.sentences.find((each) => each.made === made);
    if (sentence && getSelection().isCollapsed) choose(part, sentence);
  });
  part.minutes.addEventListener("focusin", (event) => {
    const made = event.target.closest(".sentence");
    const sentence = made && part.sentences.find((each) => each.made === made);
    if (sentence && sentence !== part.near) {
      if (part.near) part.near.made.tabIndex = -1;
      part.near = sentence;
      made.tabIndex = 0;
    }
  });
  part.minutes.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !part.near) return;
    const at = part.sentences.indexOf(part.near);
    const key = event.key.toLowerCase();
    if (key === "arrowdown") focusSentence(part, part.sentences[at + 1]);
    else if (key === "arrowup") focusSentence(part, part.sentences[at - 1]);
    else if (key === "enter" || key === " ") choose(part, part.near);
    else if (key === words.key_add) add(part, part.near);
    else if (key === "escape") focusItem(part, part.current || part.items[0]);
    else return;
    event.preventDefault();
  });
  part.found.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !part.current || part.edited) return;
    const list = order(part), item = part.current, at = list.indexOf(item);
    const key = event.key.toLowerCase();
    if (key === "arrowdown") focusItem(part, list[at + 1]);
    else if (key === "arrowup") focusItem(part, list[at - 1]);
    else if (key === "home") focusItem(part, list[0]);
    else if (key === "end") focusItem(part, list[list.length - 1]);
    else if (key === words.key_keep) act(part, item, "keep");
    else if (key === words.key_strike) act(part, item, "strike");
    else if (key === words.key_change) edit(part, item);
    else if (key === words.key_find) find(part, item);
    else if (key === words.key_undo) {
      if (item.decision) takeBack(part, item);
      else {
        const last = undoLast();
        if (last) { show(last.part); afterUndo(last.part, last.item, item); }
      }
    } else return;
    event.preventDefault();
  });
}

// Saving

function download(blob, ending) {
  const stem = parts.length === 1 ? fileName(parts[0].source).replace(/\.\w+$/, "") : words.list;
  const link = el("a", { download: `${stem}${ending}`, href: URL.createObjectURL(blob) });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

function save() {
  const form = byId("form").value;
  if (form === "json") {
    download(new Blob([`${JSON.stringify(decided(), null, 1)}\n`], { type: "application/json" }),
      ".decisions.json");
    dirty = false;
    byId("kept").textContent = words.saved;
    return;
  }
  if (form === "csv") download(csv(), ".csv");
  else if (form === "xlsx") download(xlsx(), ".xlsx");
  else {
    download(ics(form), ".ics");
    const count = listed().filter((item) => !item.deadline_date).length;
    if (count) tell(fill(words.undated, { count }));
  }
  byId("kept").textContent = unsaved(parts) ? words.saved_only : words.saved_list;
}

function goOn(text) {
  if (!parts.length) { tell(words.minutes_first); return; }
  const before = JSON.stringify(decided());
  const found = takeUp(text);
  if (!found) { tell(words.wrong_json); return; }
  parts.forEach(render);
  // What a file holds is saved, unless it came on top of what was decided here.
  const mixed = history.length && JSON.stringify(decided()) !== before;
  if (data.served === "review" || mixed) { dirty = true; send(); }
  const lost = found.lost ? ` ${fill(words.not_taken, { count: found.lost })}` : "";
  tell(fill(words.taken_up, { count: found.taken }) + lost);
}

// Where the page is served, decisions are sent as they are made, one after the other.
async function send() {
  if (data.served !== "review") { byId("kept").textContent = words.unsaved; return; }
  if (sending || stale) { again = true; return; }
  sending = true;
  do {
    again = false;
    let why = "";
    try {
      const answer = await fetch("decisions", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ revision, ...decided() }),
      });
      stale = answer.status === 409;
      const told = await answer.json();
      if (!answer.ok) { why = told.error; throw new Error(why); }
      ({ revision } = told);
      dirty = again;
      byId("kept").textContent = words.saved;
    } catch {
      const refused = why ? fill(words.refused, { why }) : words.not_saved;
      byId("kept").textContent = stale ? words.elsewhere : refused;
      if (stale) break;
    }
  } while (again);
  sending = false;
}

// Takes in minutes; gives what there is to say of them.
async function readFile(file) {
  if (file.size > data.largest) {
    return fill(words.too_large, { name: file.name, size: data.largest / 1e6 });
  }
  try {
    const answer = await fetch(`read?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.error || "");
    const there = parts.find((each) => each.digest === told.digest);
    if (there) { show(there); return fill(words.again, { name: file.name }); }
    const part = take(told);
    dirty = true;
    const count = part.items.length;
    const found = count || !told.said ? fill(words.found, { name: file.name, count }) : "";
    return [found, told.said].filter(Boolean).join(" ");
  } catch (error) {
    const gone = error instanceof TypeError;
    return (!gone && error.message) || fill(gone ? words.not_read : words.failed, { name: file.name });
  }
}

// One after the other, also those that are dropped meanwhile; what is said of each stays.
async function readFiles(files, said = []) {
  waiting.push(...files);
  if (reading) return;
  reading = true;
  while (waiting.length) {
    const file = waiting.shift();
    tell([...said, fill(words.reading, { name: file.name })].join(" "));
    said.push(await readFile(file));
  }
  tell(said.join(" "));
  reading = false;
}

byId("save").addEventListener("click", save);
byId("earlier").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (file) goOn(await file.text());
  event.target.value = "";
});
addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    event.preventDefault();
    save();
  }
});
addEventListener("beforeunload", (event) => {
  if (!dirty) return;
  event.preventDefault();
  event.returnValue = true;  // for browsers of before 2024
});
if (data.served) new EventSource("alive");
const drop = byId("drop");
if (drop) {
  byId("files").addEventListener("change", async (event) => {
    await readFiles([...event.target.files]);
    event.target.value = "";
  });
  addEventListener("dragover", (event) => { event.preventDefault(); drop.classList.add("over"); });
  addEventListener("dragleave", () => drop.classList.remove("over"));
  addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
    const folders = entries.filter((entry) => entry?.isDirectory).map(({ name }) => name);
    const files = [...event.dataTransfer.files].filter(({ name }) => !folders.includes(name));
    readFiles(files, folders.map((name) => fill(words.folder, { name })));
  });
}
for (const told of data.parts) take(told);
overview();
if (parts.length) show(parts[0]);
