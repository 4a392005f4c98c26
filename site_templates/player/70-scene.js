// <sim-scene>: a simulation. It loads its data when it comes near, and wires panels, clock, controls and legend together.
(function (press) {
  "use strict";

  // What else a scene can do, a file each: functions of the scene, called once when it has woken. They are told of every
  // redraw by the event "shown".
  press.parts = press.parts || [];

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
        await this.build(await press.load(this.dataset.scene, null, this.dataset.script));
      } catch (error) {
        this.woken = false;
        this.say("The data of this simulation could not be read (" + error.message + "). The picture is its default setting.");
      }
    }

    build(data) {
      this.data = data;
      this.store = press.store(data, this.dataset);
      this.setting = { ...this.store.start };
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
      for (const part of press.parts) part(this);
      return this.change();
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
      if (!this.store.has(this.setting)) this.setAttribute("aria-busy", "true");
      try {
        await this.store.ready(this.setting);
      } catch (error) {
        return this.say("The data of this setting could not be read (" + error.message + ").");
      }
      if (asked !== JSON.stringify(this.setting)) return;
      for (const panel of this.panels) panel.set(this.setting, this.off);
      if (this.clock) this.clock.redraw();
      else this.show(0);
      this.rank();
      this.removeAttribute("aria-busy");
      this.dataset.ready = "";
    }

    show(tick) {
      this.report(this.panels.flatMap((panel) => panel.show(tick)), Math.floor(tick + 1e-9));
      this.dispatchEvent(new CustomEvent("shown"));
    }

    // The tables, where the setting or the horizon changed; where its data are still to come, `change` ranks once they are.
    rank() {
      if (!this.store.has(this.setting)) return;
      const horizon = this.clock ? this.clock.horizon : Infinity;
      for (const table of this.tables) table.show(this.setting, horizon, this.off);
    }

    // What is told of each series beside its name, and the tick beside the scrubber.
    report(told, tick) {
      if (!this.clock) return;
      for (const [series, output] of this.outputs) {
        const own = told.filter((one) => one.series === series);
        const ended = own.find((one) => one.ended >= 0);
        const valued = own.find((one) => one.value !== null);
        let words = valued ? press.number(valued.value) : "";
        if (own.some((one) => one.outside)) words = "outside the picture";
        if (ended) words = "diverged at " + this.moment(ended.ended);
        if (output.textContent !== words) output.textContent = words;
      }
      this.scrub.value = tick;
      this.scrub.setAttribute("aria-valuetext", this.moment(tick));
      this.scrub.nextElementSibling.textContent = this.moment(tick);
    }

    // A tick in words: "step 20".
    moment(tick) {
      const { label, times } = this.data.clock;
      const shown = times ? times[Math.min(tick, times.length - 1)] : tick;
      return label + " " + (Number.isInteger(shown) ? shown : press.number(shown));
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
        const axis = this.data.axes.find((one) => one.name === panel.handle);
        const move = press.drag(this.svg(panel), axis, (index) => {
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
        this.locked(true) ? 0 : this.data.clock.start,
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
    }

    limit(ticks, input) {
      this.scrub.max = ticks;
      input.nextElementSibling.textContent = ticks;
      input.setAttribute("aria-valuetext", ticks);
      this.clock.limit(ticks);
      this.rank();
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

  customElements.define("sim-scene", SimScene);
})((window.press = window.press || {}));
