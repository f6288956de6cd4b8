for (const head of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const table = head.closest("table"), column = head.cellIndex;
    const text = head.dataset.sort === "text";
    const turn = head.getAttribute("aria-sort") === (text ? "ascending" : "descending") ? -1 : 1;
    const key = (row) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
    const number = (row) => (key(row) === "" || isNaN(key(row)) ? null : Number(key(row)));
    const compare = text
      ? (a, b) => turn * key(a).localeCompare(key(b), undefined, { numeric: true })
      : (a, b) => {
          const [x, y] = [number(a), number(b)];
          return x === y ? 0 : x === null ? 1 : y === null ? -1 : turn * (y - x);
        };
    for (const other of table.tHead.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", (turn === 1) === text ? "ascending" : "descending");
    table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare));
  });
}
