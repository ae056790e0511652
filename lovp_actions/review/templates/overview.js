// The list as a whole: which of it is shown, when what is due, and how much there is of what.
const today = new Date().toLocaleDateString("sv");  // as ISO has it
const monthNames = new Intl.DateTimeFormat(data.language === "nl" ? "nl" : "en-GB",
  { month: "long", year: "numeric", timeZone: "UTC" });
const MOST_MONTHS = 24;  // a time line of more leaves out those in which nothing is due
const stage = (day) => (!day ? "none" : day < today ? "passed" : "open");
const all = () => parts.flatMap((part) => part.items.map((item) => ({ part, item, ...now(item) })));
const nameOf = ({ actor }) => actor.charAt(0).toUpperCase() + actor.slice(1);
const wanted = { who: "*", due: "*", types: new Set(Object.keys(data.types)) };

function fits(item) {
  const words = now(item);
  return ["*", `=${nameOf(words)}`].includes(wanted.who)
    && ["*", stage(words.deadline_date)].includes(wanted.due) && wanted.types.has(words.type);
}

function filter() {
  wanted.who = byId("who").value;
  wanted.due = byId("due").value;
  wanted.types = new Set([...byId("kinds").querySelectorAll(":checked")].map((box) => box.value));
  for (const part of parts) {
    for (const item of part.items) item.box.parentElement.hidden = part.edited !== item && !fits(item);
    if (!part.current || !fits(part.current)) setCurrent(part, order(part)[0] || null);
    markSentences(part);
  }
  overview();
}

function showAll() {
  byId("filter").reset();
  filter();
}

function choices(entries) {
  const who = byId("who"), names = new Set(entries.map(nameOf));
  const sorted = [...names].filter(Boolean).sort((one, other) => one.localeCompare(other, "nl"));
  who.replaceChildren(el("option", { value: "*" }, words.all),
    ...sorted.map((name) => el("option", { value: `=${name}` }, name)),
    ...(names.has("") ? [el("option", { value: "=" }, words.nobody)] : []));
  if (wanted.who !== "*" && !names.has(wanted.who.slice(1))) wanted.who = "*";
  who.value = wanted.who;
}

// Months between the first and the last in which something is due, each with what is.
function timeLine(entries) {
  const due = entries.filter((each) => /^\d{4}-/.test(each.deadline_date))
    .sort((one, other) => (one.deadline_date < other.deadline_date ? -1 : 1));
  const months = grouped(due, monthOf);
  const numbers = [...months.keys()];
  const first = numbers[0], last = numbers[numbers.length - 1];
  const shown = last - first < MOST_MONTHS
    ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : numbers;
  const name = (month) => monthNames.format(Date.UTC(Math.floor(month / 12), month % 12, 1));
  byId("months").replaceChildren(...shown.map((month) => el("li", { class: months.has(month) ? null : "empty" },
    el("h3", {}, name(month)), el("ol", {}, ...(months.get(month) || []).map(dueOn)))));
  byId("months").hidden = !due.length;
  byId("undue").hidden = due.length > 0;
}

function monthOf({ deadline_date: day }) {
  const [year, month] = day.split("-").map(Number);
  return year * 12 + month - 1;
}

function dueOn({ part, item, actor, action, type, deadline_date: day }) {
  const made = el("button", { type: "button", class: `t-${type}` },
    el("time", { datetime: day }, String(Number(day.slice(8)))), ` ${actor || words.nobody}: ${action}`);
  made.addEventListener("click", () => { show(part); focusItem(part, item); });
  return el("li", {}, made);
}

function grouped(entries, key) {
  const found = new Map();
  for (const each of entries) {
    const name = key(each);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(each);
  }
  return found;
}

function counts(entries) {
  const names = ["type", "actor", "section", ...(parts.length > 1 ? ["meeting"] : [])];
  const value = { type: (each) => data.types[each.type], actor: nameOf,
    section: (each) => each.item.section, meeting: (each) => each.part.title };
  byId("counts").replaceChildren(...names.map((name) => {
    const rows = [...grouped(entries, value[name])].sort((one, other) => other[1].length - one[1].length);
    return el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, data.headings[name]),
      el("th", { scope: "col" }, words.number))),
    el("tbody", {}, ...rows.map(([row, { length }]) => el("tr", {},
      el("th", { scope: "row" }, row || "—"), el("td", {}, String(length))))));
  }));
}

function overview() {
  const every = all(), list = every.filter(({ item }) => inList(item) && fits(item));
  choices(every);
  timeLine(list);
  counts(list);
  tellShown();
}

function tellShown() {
  const every = all(), shown = every.filter(({ item }) => fits(item)).length;
  const elsewhere = shown && shownPart && !shownPart.items.some(fits);
  byId("shown").textContent = fill(elsewhere ? words.shown_not_here : words.shown, { shown, all: every.length });
}

byId("kinds").append(...Object.entries(data.types).map(([name, word]) => el("label",
  { class: `kind t-${name}` }, el("input", { type: "checkbox", value: name, checked: true }), ` ${word}`)));
byId("filter").addEventListener("change", filter);
byId("filter").addEventListener("submit", (event) => event.preventDefault());
byId("show-all").addEventListener("click", showAll);
