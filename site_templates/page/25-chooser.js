// <setup-chooser>: one case at a time.
customElements.define(
  "setup-chooser",
  class extends HTMLElement {
    connectedCallback() {
      const label = this.querySelector("label");
      const select = label.querySelector("select");
      const cases = [...this.querySelectorAll(".choice")];
      const show = () => cases.forEach((one, n) => (one.hidden = n !== Number(select.value)));
      label.hidden = false;
      select.addEventListener("input", show);
      show();
    }
  },
);
