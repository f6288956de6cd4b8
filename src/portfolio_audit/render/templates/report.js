"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const shown = (element) => element.getClientRects().length > 0;

  const bar = document.querySelector(".filters");
  if (bar) {
    const buttons = all("[data-filter]", bar);
    const search = bar.querySelector("input");
    const status = bar.querySelector("[role=status]");
    let state = "all";
    const apply = () => {
      const words = search.value.trim().toLowerCase();
      let number = 0;
      for (const row of all(".finding")) {
        const fits = state === "all" || row.dataset.state === state;
        row.hidden = !(fits && row.textContent.toLowerCase().includes(words));
        number += row.hidden ? 0 : 1;
      }
      const filtered = state !== "all" || words !== "";
      for (const box of [...all(".criterion"), ...all(".criterion-group")]) {
        box.hidden = filtered && all(".finding", box).every((row) => row.hidden);
      }
      document.querySelector(".nothing").hidden = number > 0;
      status.textContent = number + " findings shown";
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        state = button.dataset.filter;
        for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
        apply();
      });
    }
    search.addEventListener("input", apply);
    search.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { search.value = ""; apply(); search.blur(); }
    });
    bar.hidden = false;
  }

  for (const box of all(".snippet")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      const code = box.querySelector("code");
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(code);
        button.textContent = "Selected";
      }
    });
    box.append(button);
  }

  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let box = target; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") box.open = true;
      box.hidden = false;
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
    if (event.key === "/" && bar) {
      event.preventDefault();
      bar.querySelector("input").focus();
      return;
    }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const stops = all(".fix article, main summary").filter(shown);
    const here = stops.findIndex((stop) => stop === document.activeElement || stop.contains(document.activeElement));
    const next = stops[Math.max(0, Math.min(stops.length - 1, here + step))];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "center" });
  });

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const box of opened) box.open = true;
  });
  addEventListener("afterprint", () => {
    for (const box of opened) box.open = false;
  });
})();
