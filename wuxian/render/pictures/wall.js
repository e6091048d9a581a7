// Filters without a server: a board is shown where it has what every list says.
(() => {
  const form = document.querySelector(".filters");
  const boards = [...document.querySelectorAll(".board")];
  const rows = new Map(
    [...document.querySelectorAll(".below tbody tr")].map((row) => [Number(row.cells[0].textContent), row]),
  );
  const fits = (board) =>
    [...form.querySelectorAll("select")].every(
      ({ name, value }) => !value || JSON.parse(board.dataset[name]).includes(value),
    );
  const chosen = () => [...form.querySelectorAll("select")].map(({ value }) => value).filter(Boolean);
  const show = () => {
    let shown = 0;
    for (const board of boards) {
      board.hidden = !fits(board);
      shown += board.hidden ? 0 : 1;
      const row = rows.get(Number(board.id.slice("item-".length)));
      if (row) row.hidden = board.hidden;
    }
    for (const lane of document.querySelectorAll(".lane")) {
      const left = lane.querySelectorAll(".board:not([hidden])").length;
      lane.hidden = left === 0;
      lane.querySelector(".number-of").textContent = left;
    }
    document.querySelector("output").textContent =
      shown === boards.length ? "" : `只列${chosen().join("、")}：${shown}项，共${boards.length}项`;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  show();
})();
