
"use strict";
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const [actor, due, shown] = ["actor", "due", "shown"].map((id) => document.getElementById(id));
  const entries = [...document.querySelectorAll(".list li[data-item]")];
  const marks = [...document.querySelectorAll("[data-item]:not(.list li)")];
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0")).join("-");

  const stage = (date) => (!date ? "none" : date < today ? "passed" : "open");

  function apply() {
    const types = new Set([...form.querySelectorAll("[name=type]:checked")].map((box) => box.value));
    const wanted = new Set();
    for (const entry of entries) {
      const { item, type, actor: who, due: date } = entry.dataset;
      const fits = types.has(type)
        && (actor.value === "*" || actor.value === "=" + who)
        && (due.value === "*" || due.value === stage(date));
      entry.classList.toggle("off", !fits);
      if (fits) wanted.add(item);
    }
    for (const mark of marks) mark.classList.toggle("off", !wanted.has(mark.dataset.item));
    shown.textContent = wanted.size + " " + shown.dataset.words.replace("{all}", entries.length);
  }

  form.hidden = false;
  form.addEventListener("change", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  apply();
})();
