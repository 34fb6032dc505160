// Filters of the cases; without this script every case is there, in order.
for (const filters of document.querySelectorAll(".filter")) {
  const cases = [...filters.nextElementSibling.querySelectorAll(".case")];
  const value = (name) => filters.querySelector(`[data-filter=${name}]`).value.trim();
  const show = () => {
    const [passed, kind, text] = ["passed", "kind", "text"].map(value);
    for (const one of cases) {
      one.hidden = Boolean(
        (passed && one.dataset.passed !== passed) || (kind && one.dataset.kind !== kind) || (text && !one.textContent.includes(text))
      );
    }
  };
  filters.addEventListener("input", show);
}
