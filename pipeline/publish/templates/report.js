"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Tabs are plain links; the script makes those that lead to parts of this page a tab list.
  const list = document.querySelector(".tabs ul");
  const tabs = all(".tabs a").filter((tab) => tab.getAttribute("href").startsWith("#"));
  const panels = tabs.map((tab) => document.querySelector(tab.getAttribute("href")));
  if (tabs.length) list.setAttribute("role", "tablist");
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

  const wanted = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  };

  // A deep link opens the tab and every fold around its target, and lifts filters that hide it. What stands in another
  // file of the same report is gone to.
  const follow = () => {
    const id = wanted();
    const target = id && document.getElementById(id);
    if (!target) {
      const away = id && all("a[href]").find((link) => link.getAttribute("href").endsWith(".html#" + id));
      if (away) location.replace(away.href);
      else if (!location.hash || id) select(panels[0]);
      return;
    }
    const panel = target.closest(".panel");
    if (panel && panels.includes(panel)) select(panel);
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (target.closest("[hidden]")) all("form.filters", panel || document).forEach((form) => { form.reset(); apply(form); });
    all(".hit").forEach((mark) => mark.classList.remove("hit"));
    if (panels.includes(target)) { scrollTo(0, 0); return; }
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
    target.scrollIntoView({ block: target.classList.contains("doc") ? "start" : "center" });
  };

  if (tabs.length) {
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
  }

  // Both ways of sorting compare a text of each row, as numbers where they are; rows without one stay last.
  const sorted = (rows, value, number, down) => {
    const held = rows.map((row, i) => ({ row, i, text: (value(row) || "").trim() }));
    held.sort((a, b) => {
      if (!a.text || !b.text) return Boolean(b.text) - Boolean(a.text) || a.i - b.i;
      const by = number ? parseFloat(a.text.replace(/,/g, "")) - parseFloat(b.text.replace(/,/g, ""))
        : a.text.localeCompare(b.text, "en", { numeric: true });
      return (down ? -by : by) || a.i - b.i;
    });
    return held.map((entry) => entry.row);
  };

  const apply = (form) => {
    const body = document.getElementById(form.dataset.for);
    const fields = [...form.elements].filter((field) => field.name && !["text", "sort"].includes(field.name) && field.value);
    const text = (form.elements.text.value || "").trim().toLowerCase();
    const [by, kind, down] = (form.elements.sort ? form.elements.sort.value : "").split(":");
    form.listed ??= [...body.children].filter((row) => !["THEAD", "CAPTION"].includes(row.tagName));
    const rows = form.listed.filter((row) => !row.classList.contains("group-row"));
    if (by || form.moved) {
      body.append(...(by ? sorted(rows, (row) => row.dataset[by], kind === "number", down) : form.listed));
    }
    form.moved = Boolean(by);
    let shown = 0;
    let group = null;
    let inGroup = 0;
    const close = () => { if (group) group.hidden = Boolean(by) || !inGroup; };
    for (const row of form.listed) {
      if (row.classList.contains("group-row")) { close(); group = row; inGroup = 0; continue; }
      const fits = fields.every((field) => row.dataset[field.name] === field.value);
      row.hidden = !(fits && (!text || row.textContent.toLowerCase().includes(text)));
      if (!row.hidden) { shown += 1; inGroup += 1; }
    }
    close();
    form.querySelector("output").textContent = shown + " shown";
  };

  all("form.filters").forEach((form) => {
    form.hidden = false;
    form.addEventListener("input", () => apply(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    apply(form);
  });

  // Column heads of plain tables sort by a button, up first, then down.
  all("table.sortable").forEach((table) => {
    const heads = all("th[data-sort]", table.tHead);
    heads.forEach((head) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => row.cells[head.cellIndex].dataset.value ?? row.cells[head.cellIndex].textContent;
        const body = table.tBodies[0];
        body.append(...sorted([...body.rows], value, head.dataset.sort === "number", down));
      });
    });
  });

  addEventListener("hashchange", follow);
  addEventListener("load", () => setTimeout(follow));  // after the browser's own jump to the anchor
  follow();
})();
