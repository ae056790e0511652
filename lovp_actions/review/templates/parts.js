// Several minutes: one is shown, and those that were dropped can be taken away.
function show(part) {
  shownPart = part;
  for (const each of parts) {
    each.section.hidden = each !== part;
    each.sure.toggleAttribute("id", false);
    each.found.id = each === part ? "list" : "";
    if (each !== part) each.found.removeAttribute("id");
  }
  const nav = byId("parts"), dropped = data.served === "app";
  nav.hidden = parts.length < (dropped ? 1 : 2);
  nav.replaceChildren(...parts.map((each) => {
    const current = each === part ? "true" : null;
    const made = el("button", { type: "button", class: "tab", "aria-current": current }, each.title);
    made.addEventListener("click", () => show(each));
    if (!dropped) return made;
    const name = `${each.title}: ${words.remove}`;
    const away = el("button", { type: "button", "aria-label": name, title: words.remove }, "×");
    away.addEventListener("click", () => remove(each));
    return el("span", {}, made, away);
  }));
  tellShown();
}

const unsaved = (of) => dirty && of.some((part) => part.items.some((item) => item.decision !== null));

// Takes minutes away that were dropped here.
function remove(part) {
  if (unsaved([part]) && !confirm(words.remove_lost)) return;
  parts.splice(parts.indexOf(part), 1);
  history.splice(0, history.length, ...history.filter((each) => each.part !== part));
  part.section.remove();
  dirty = dirty && parts.length > 0;
  if (!parts.length) byId("kept").textContent = "";
  progress();
  overview();
  show(shownPart === part ? parts[0] || null : shownPart);
  tell(fill(words.removed, { name: fileName(part.source) }));
  (byId("parts").querySelector("[aria-current]") || byId("files")).focus();
}

function take(told) {
  const part = addPart(told);
  showPart(part);
  listen(part);
  show(part);
  return part;
}
