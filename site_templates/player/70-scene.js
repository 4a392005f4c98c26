// <sim-scene>: a simulation. It loads its data when it comes near, and wires panels, clock, controls and legend together.
(function (press) {
  "use strict";

  class SimScene extends HTMLElement {
    connectedCallback() {
      if (this.near) return;
      const wake = () => this.wake();
      if (!("IntersectionObserver" in window)) return wake();
      this.near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && wake(), { rootMargin: "600px" });
      this.near.observe(this);
    }

    async wake() {
      this.near?.disconnect();
      if (this.woken) return;
      this.woken = true;
      try {
        this.build(await press.load(this.dataset.scene, null, this.dataset.script));
      } catch (error) {
        this.woken = false;
        this.say("The data of this simulation could not be read (" + error.message + "). The picture is its default setting.");
      }
    }

    build(data) {
      this.data = data;
      this.store = press.store(data, this.dataset);
      this.setting = Object.fromEntries(data.axes.map((axis) => [axis.name, axis.default]));
      this.off = new Set(data.off);
      this.panels = data.panels.map((panel, n) => press.panel(this.svg(panel), panel, n, this.store));
      const tables = this.querySelectorAll("table[data-table]");
      this.tables = data.tables.map((table, n) => press.table(tables[n], table, n, this.store));
      this.wireLegend();
      this.wireAxes();
      this.wireHandles();
      if (data.clock) this.wireClock();
      this.addEventListener("keydown", (event) => this.key(event));
      for (const part of this.querySelectorAll(".transport, .controls")) part.hidden = false;
      this.change();
      this.dataset.ready = "";
    }

    svg(panel) {
      return this.querySelector('[data-panel="' + panel.name + '"]');
    }

    say(words) {
      this.querySelector(".status").textContent = words;
    }

    // The setting changed: draw what is there, once its data are.
    async change() {
      const asked = JSON.stringify(this.setting);
      try {
        await this.store.ready(this.setting);
      } catch (error) {
        return this.say("The data of this setting could not be read (" + error.message + ").");
      }
      if (asked !== JSON.stringify(this.setting)) return;
      for (const panel of this.panels) panel.set(this.setting, this.off);
      this.redraw();
    }

    redraw() {
      if (this.clock) this.clock.redraw();
      else this.show(0);
    }

    show(tick) {
      const heads = this.panels.map((panel) => panel.show(tick));
      this.report(heads, Math.floor(tick + 1e-9));
      const horizon = this.clock ? this.clock.horizon : Infinity;
      const settled = horizon + JSON.stringify([this.setting, ...this.off]);
      if (settled !== this.tabled) for (const table of this.tables) table.show(this.setting, horizon, this.off);
      this.tabled = settled;
    }

    // The values beside the legend and the tick beside the scrubber.
    report(heads, tick) {
      const { clock } = this.data;
      const at = this.panels.findIndex((panel) => panel.data.y && panel.data.layers.some((l) => l.mark === "line" && l.clocked));
      for (const [series, output] of this.outputs) {
        const seen = heads.map((head) => head[series]);
        const ended = seen.find((one) => one && one.ended >= 0 && tick >= one.ended);
        const value = at >= 0 ? seen[at] : null;
        let words = value ? press.number(press.invert(this.panels[at].data.y, value.y)) : "";
        if (ended) words = "diverged at " + clock.label + " " + ended.ended;
        else if (this.panels.some((panel, n) => seen[n] && outside(panel.data, seen[n]))) words = "outside the picture";
        if (output.textContent !== words) output.textContent = words;
      }
      if (!clock) return;
      const shown = clock.times ? clock.times[Math.min(tick, clock.times.length - 1)] : tick;
      this.scrub.value = tick;
      this.scrub.setAttribute("aria-valuetext", clock.label + " " + shown);
      this.scrub.nextElementSibling.textContent = clock.label + " " + shown;
    }

    wireLegend() {
      this.outputs = new Map();
      for (const item of this.querySelectorAll(".legend li")) {
        const { series } = item.dataset;
        this.outputs.set(series, item.querySelector("output"));
        const button = document.createElement("button");
        button.type = "button";
        button.className = "entry";
        button.setAttribute("aria-pressed", String(!this.off.has(series)));
        button.append(...item.querySelector(".entry").childNodes);
        item.querySelector(".entry").replaceWith(button);
        button.addEventListener("click", () => {
          const off = this.off.delete(series) ? false : Boolean(this.off.add(series));
          button.setAttribute("aria-pressed", String(!off));
          this.change();
        });
      }
    }

    wireAxes() {
      for (const input of this.querySelectorAll("[data-axis]")) {
        const axis = this.data.axes.find((one) => one.name === input.dataset.axis);
        const read = () => {
          const index = input.type === "checkbox" ? Number(input.checked) : Number(input.value);
          this.choose(axis, index);
          const output = input.closest("label").querySelector("output");
          if (output) output.textContent = axis.texts[index];
          if (input.type === "range") input.setAttribute("aria-valuetext", axis.texts[index]);
        };
        if (input.type === "checkbox") input.checked = axis.default === 1;
        else input.value = axis.default;
        input.addEventListener("input", read);
      }
    }

    choose(axis, index) {
      this.setting[axis.name] = index;
      this.change();
    }

    wireHandles() {
      for (const panel of this.data.panels) {
        if (!panel.handle) continue;
        const axis = this.data.axes.find((one) => one.name === panel.handle.axis);
        const move = press.drag(this.svg(panel), panel.handle.points, axis, (index) => {
          move(index);
          this.choose(axis, index);
        });
      }
    }

    wireClock() {
      const [play, step, restart] = [".play", ".step", ".restart"].map((name) => this.querySelector(name));
      this.scrub = this.querySelector(".scrub input");
      this.clock = press.clock(
        this.data.clock,
        (tick) => this.show(tick),
        (playing) => {
          play.textContent = playing ? "Pause" : "Play";
          if (!playing) this.say("Paused at " + this.scrub.nextElementSibling.textContent + ".");
        },
      );
      const free = (action) => () => (this.locked() ? null : action());
      play.addEventListener("click", free(() => this.clock.toggle()));
      step.addEventListener("click", free(() => this.clock.seek(this.clock.tick + 1)));
      restart.addEventListener("click", free(() => this.clock.seek(0)));
      this.scrub.addEventListener("input", free(() => this.clock.seek(Number(this.scrub.value))));
      this.querySelector(".speed select").addEventListener("input", (event) => this.clock.hasten(Number(event.target.value)));
      const horizon = this.querySelector(".horizon");
      horizon?.addEventListener("input", () => this.limit(this.data.clock.stops[horizon.value], horizon));
      new IntersectionObserver(([seen]) => seen.isIntersecting || this.clock.pause()).observe(this);
      document.addEventListener("visibilitychange", () => document.hidden && this.clock.pause());
      if (this.locked(true)) this.clock.seek(0);
    }

    limit(ticks, input) {
      this.scrub.max = ticks;
      input.nextElementSibling.textContent = ticks;
      input.setAttribute("aria-valuetext", ticks);
      this.clock.limit(ticks);
    }

    // Whether a prediction is still to be made; says so, unless asked to be quiet.
    locked(quiet) {
      const locked = this.hasAttribute("data-locked");
      if (locked && !quiet) this.say("Choose an answer first: then the simulation plays.");
      return locked;
    }

    key(event) {
      const own = event.target.closest("input, select, button, a, .handle");
      if (!this.clock || event.ctrlKey || event.metaKey || event.altKey) return;
      const button = own && own.tagName === "BUTTON";
      const keys = {
        ArrowRight: () => this.clock.seek(this.clock.tick + 1),
        ArrowLeft: () => this.clock.seek(this.clock.tick - 1),
        Home: () => this.clock.seek(0),
        End: () => this.clock.seek(this.clock.horizon),
      };
      if (!own) keys[" "] = () => this.clock.toggle();
      if ((own && !button) || !keys[event.key]) return;
      event.preventDefault();
      if (!this.locked()) keys[event.key]();
    }
  }

  function outside(panel, { x, y }) {
    const [left, top, right, bottom] = panel.plot;
    return panel.layers.some((layer) => layer.mark === "path") && (x < left || x > right || y < top || y > bottom);
  }

  customElements.define("sim-scene", SimScene);
})((window.press = window.press || {}));
