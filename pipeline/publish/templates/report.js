"use strict";
(() => {
  const tabs = [...document.querySelectorAll(".tabs a")];
  const panels = tabs.map((tab) => document.querySelector(tab.getAttribute("href")));
  if (!tabs.length) return;

  // Tabs are plain links; the script makes them a tab list, so that without it every panel is simply there.
  const list = document.querySelector(".tabs ul");
  list.setAttribute("role", "tablist");
  tabs.forEach((tab, i) => {
    tab.parentNode.setAttribute("role", "presentation");
    tab.setAttribute("role", "tab");
    tab.id = "tab-" + panels[i].id;
    tab.setAttribute("aria-controls", panels[i].id);
    panels[i].setAttribute("role", "tabpanel");
    panels[i].setAttribute("aria-labelledby", tab.id);
  });

  const select = (chosen) => {
    tabs.forEach((tab, i) => {
      const on = panels[i] === chosen;
      tab.setAttribute("aria-selected", String(on));
      tab.tabIndex = on ? 0 : -1;
      panels[i].hidden = !on;
    });
  };

  const find = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  };

  // A deep link opens the tab and every fold around its target, and lifts filters that hide it.
  const follow = () => {
    const target = find();
    const panel = target && target.closest(".panel");
    if (!target || !panel) {
      if (!location.hash || !target) select(panels[0]);
      return;
    }
    select(panel);
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.hidden) {
      panel.querySelectorAll("form.filters").forEach((form) => { form.reset(); apply(form); });
    }
    document.querySelectorAll(".hit").forEach((mark) => mark.classList.remove("hit"));
    if (target === panel) { scrollTo(0, 0); return; }
    let mark = target;
    while (mark && mark.classList.contains("anchor")) mark = mark.nextElementSibling;
    if (target.classList.contains("anchor") && mark) {
      mark.classList.add("hit");
      if (!mark.hasAttribute("href")) mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
    } else {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    target.scrollIntoView({ block: "center" });
  };

  list.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1, Home: -tabs.length, End: tabs.length };
    if (!(event.key in steps)) return;
    event.preventDefault();
    const from = tabs.indexOf(document.activeElement);
    const step = steps[event.key];
    const to = Math.abs(step) === 1 ? (from + step + tabs.length) % tabs.length : step < 0 ? 0 : tabs.length - 1;
    history.replaceState(null, "", tabs[to].getAttribute("href"));
    select(panels[to]);
    tabs[to].focus();
  });

  const apply = (form) => {
    const body = document.getElementById(form.dataset.for);
    const fields = [...form.elements].filter((field) => field.name);
    const wanted = fields.filter((field) => field.name !== "text" && field.value);
    const text = (form.elements.text.value || "").trim().toLowerCase();
    let shown = 0;
    let group = null;
    let inGroup = 0;
    const close = () => { if (group) group.hidden = !inGroup; };
    for (const row of body.children) {
      if (row.classList.contains("group-row")) { close(); group = row; inGroup = 0; continue; }
      const fits = wanted.every((field) => row.dataset[field.name] === field.value);
      row.hidden = !(fits && (!text || row.textContent.toLowerCase().includes(text)));
      if (!row.hidden) { shown += 1; inGroup += 1; }
    }
    close();
    form.querySelector("output").textContent = shown + " shown";
  };

  document.querySelectorAll("form.filters").forEach((form) => {
    form.hidden = false;
    form.addEventListener("input", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply(form);
  });
  addEventListener("hashchange", follow);
  addEventListener("load", () => setTimeout(follow));  // after the browser's own jump to the anchor
  follow();
})();
