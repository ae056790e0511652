// The page made of what is known. Words of the minutes are put in as text, never as markup.
const byId = (id) => document.getElementById(id);
const VERDICTS = { keep: words.kept, strike: words.struck, change: words.changed, add: words.added };
const dates = new Intl.DateTimeFormat(data.language === "nl" ? "nl" : "en-GB",
  { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((each) => each !== null && each !== ""));
  return made;
}

function button(name, key, act) {
  const made = el("button", { type: "button", "aria-keyshortcuts": key || null }, words[name],
    key ? el("kbd", { "aria-hidden": "true" }, key) : "");
  made.addEventListener("click", act);
  return made;
}

const shownDate = (day) => {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : dates.format(date);
};

function tell(text) { byId("told").textContent = text; }

function summary(item) {
  const { type, actor, action } = now(item);
  const verdict = item.decision ? `, ${VERDICTS[item.decision]}` : "";
  return `${data.types[type]} ${item.number}, ${actor || words.nobody}: ${action}${verdict}`;
}

// Minutes

function showPart(part) {
  const minutes = el("article", { class: "minutes", lang: "nl", "aria-label": words.minutes });
  part.sentences = [];
  for (const paragraph of part.paragraphs) {
    const tag = paragraph.level ? `h${Math.min(paragraph.level + 1, 6)}` : "p";
    const block = el(tag, { class: paragraph.rows ? "rows" : null });
    for (const piece of paragraph.pieces) {
      if (!piece.line || !/[\p{L}\p{N}]/u.test(piece.text)) { block.append(piece.text); continue; }
      const made = el("span", { class: "sentence", role: "button", tabindex: "-1" }, piece.text);
      part.sentences.push({ piece, section: paragraph.section, made });
      block.append(made);
    }
    if (block.textContent.trim()) minutes.append(block);
  }
  part.minutes = minutes;
  part.sure = el("ol", { "aria-label": words.list });
  part.doubtful = el("ol", { "aria-label": words.doubtful });
  part.found = el("section", { class: "found", "aria-label": words.list },
    el("h2", {}, words.list), el("p", { class: "hint nothing" }, words.nothing), part.sure,
    el("h2", { class: "later" }, words.doubtful),
    el("p", { class: "later hint" }, words.doubtful_why), part.doubtful);
  const day = part.meeting_date ? shownDate(part.meeting_date) : "";
  part.title = [part.meeting, day].filter(Boolean).join(", ") || fileName(part.source);
  part.section = el("section", { "aria-label": part.title },
    el("h2", { title: part.source }, part.title), el("div", { class: "columns" }, minutes, part.found));
  byId("main").append(part.section);
  part.current = part.items[0] || null;
  part.near = part.sentences[0] || null;
  render(part);
}

const itemsAt = (part, piece) =>
  part.items.filter((item) => item.start < piece.end && piece.start < item.end);

function markSentences(part) {
  for (const { piece, made } of part.sentences) {
    const items = itemsAt(part, piece).filter(fits);
    const shown = items.filter((item) => item.decision !== "strike");
    const first = shown.find(inList) || shown[0];
    made.className = "sentence" + (first ? ` t-${now(first).type}` : "")
      + (first && !inList(first) ? " doubt" : "") + (items.length && !first ? " gone" : "");
    made.replaceChildren(piece.text, ...shown.flatMap((item) => [" ",
      el("span", { class: `kind t-${now(item).type}`, lang: data.language },
        `${data.types[now(item).type]} ${item.number}`)]));
    made.tabIndex = part.near && part.near.made === made ? 0 : -1;
  }
}

// The list

function render(part) {
  part.sure.replaceChildren(...part.items.filter((item) => item.sure).map((item) => entry(part, item)));
  part.doubtful.replaceChildren(
    ...part.items.filter((item) => !item.sure).map((item) => entry(part, item)));
  const later = part.doubtful.children.length > 0;
  for (const each of part.found.querySelectorAll(".later")) each.hidden = !later;
  part.sure.hidden = !part.sure.children.length;
  part.doubtful.hidden = !later;
  part.found.querySelector(".nothing").hidden = part.items.length > 0;
  markSentences(part);
  overview();
  progress();
}

function progress() {
  const all = parts.reduce((sum, each) => sum + each.items.length, 0);
  const open = parts.reduce((sum, each) => sum + left(each).length, 0);
  byId("progress").textContent = fill(words.progress, { done: all - open, all });
}

function entry(part, item) {
  if (part.edited === item) return el("li", {}, editor(part, item));
  const hidden = !fits(item);
  const { actor, type, action, deadline, deadline_date: day } = now(item);
  const here = part.current === item;
  const arrow = type === "verzoek" ? " ← " : " → ";
  const box = el("div", {
    role: "group", tabindex: here ? "0" : "-1", "aria-label": summary(item),
    class: `item${item.decision ? " done" : ""}${item.decision === "strike" ? " struck" : ""}`,
  },
  el("p", {}, el("span", { class: `kind t-${type}` }, `${data.types[type]} ${item.number}`), " ",
    el("strong", {}, actor || words.nobody), item.other ? arrow + item.other : "", " ",
    el("span", { class: "verdict" }, item.decision ? VERDICTS[item.decision] : "")),
  el("p", { class: "what", lang: "nl" }, action, item.context ? el("small", {}, ` [${item.context}]`) : ""),
  deadline || day ? el("p", { class: "when" }, el("span", { lang: "nl" }, deadline),
    day ? (deadline ? " · " : "") : "", day ? el("time", { datetime: day }, shownDate(day)) : "") : null,
  item.section || item.status ? el("p", { class: "where" }, [item.section, item.status].filter(Boolean).join(" · "))
    : null,
  el("p", { class: "buttons" },
    button("keep", words.key_keep, () => act(part, item, "keep")),
    button("strike", words.key_strike, () => act(part, item, "strike")),
    button("change", words.key_change, () => edit(part, item)),
    item.decision ? button("undo", words.key_undo, () => takeBack(part, item)) : null,
    button("find", words.key_find, () => find(part, item))));
  for (const each of box.querySelectorAll("button")) each.tabIndex = here ? 0 : -1;
  box.addEventListener("focusin", () => here || setCurrent(part, item));
  item.box = box;
  return el("li", { hidden }, box);
}

// Only the item one is at is in the order of Tab.
function setCurrent(part, item) {
  part.current = item;
  for (const each of part.items) {
    if (!each.box) continue;
    const here = each === item;
    each.box.tabIndex = here ? 0 : -1;
    for (const made of each.box.querySelectorAll("button")) made.tabIndex = here ? 0 : -1;
  }
}

function order(part) {
  const shown = part.items.filter(fits);
  return [...shown.filter((item) => item.sure), ...shown.filter((item) => !item.sure)];
}

function focusItem(part, item) {
  if (!item) return;
  if (!fits(item)) showAll();
  setCurrent(part, item);
  item.box.focus({ preventScroll: true });
  item.box.scrollIntoView({ block: "nearest" });
  const near = part.sentences.find(({ piece }) => item.start < piece.end && piece.start < item.end);
  for (const { made } of part.sentences) made.classList.toggle("near", !!near && near.made === made);
  if (near && getComputedStyle(part.found).position === "sticky") {
    near.made.scrollIntoView({ block: "center" });
  }
}

function focusSentence(part, sentence) {
  if (!sentence) return;
  if (part.near) part.near.made.tabIndex = -1;
  part.near = sentence;
  sentence.made.tabIndex = 0;
  sentence.made.focus();
}

function editor(part, item) {
  const { actor, type, action, deadline, deadline_date: day } = now(item);
  const number = `people${part.number}`;
  const quoted = part.people.filter((name) => item.quote.includes(name));
  const people = el("datalist", { id: number },
    ...[...new Set([...quoted, ...part.people])].map((name) => el("option", { value: name })));
  const who = el("input", { name: "actor", value: actor, list: number, autocomplete: "off" });
  const kind = el("select", { name: "type" }, ...Object.entries(data.types)
    .map(([name, word]) => el("option", { value: name, selected: name === type }, word)));
  const what = el("textarea", { name: "action", rows: "3", lang: "nl", required: true });
  what.value = action;
  const when = el("input", { name: "deadline", value: deadline, lang: "nl", autocomplete: "off" });
  const due = el("input", { name: "deadline_date", type: "date", value: day,
    min: "1900-01-01", max: "9999-12-31" });
  let dated = false;  // a day that a person gave stays; that of other words would not be theirs
  due.addEventListener("input", () => { dated = true; });
  when.addEventListener("input", () => {
    if (!dated) due.value = when.value.trim() === deadline ? day : "";
  });
  const cancel = button("cancel", "", () => stopEditing(part, item));
  const form = el("form", { "aria-label": `${words.change}: ${summary(item)}` },
    el("label", {}, words.actor, who), el("label", {}, words.type, kind),
    el("label", { class: "wide" }, words.action, what),
    el("label", {}, words.deadline, when), el("label", {}, words.deadline_date, due),
    el("p", { class: "wide buttons" }, el("button", {}, words.apply), cancel), people);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const told = Object.fromEntries([...new FormData(form)].map(([name, value]) =>
      [name, String(value).replace(/\s+/g, " ").trim()]));
    if (!told.action) { what.value = ""; what.reportValidity(); return; }
    part.edited = null;
    act(part, item, "change", told);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); stopEditing(part, item); }
    else if (event.key === "Enter" && event.target === what && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    event.stopPropagation();
  });
  item.box = form;
  return form;
}
