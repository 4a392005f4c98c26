// <sim-scene>: a simulation. It loads its data when it comes near, and wires panels, clock, controls and legend together.
(function (press) {
  "use strict";
  const SPEEDS = { "1×": 1, "2×": 2, "4×": 4, "¼×": 0.25, "½×": 0.5 };

  class SimScene extends HTMLElement {
    static observedAttributes = ["data-locked"];

    connectedCallback() {
      if (this.near) return;
      const wake = () => this.wake();
      if (!("IntersectionObserver" in window)) return wake();
      this.near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && wake(), { rootMargin: "600px" });
      this.near.observe(this);
    }

    // The question over the scene was answered, or the answer asked for: it plays.
    attributeChangedCallback(_name, before, now) {
      if (before === null || now !== null) return;
      for (const part of this.querySelectorAll("fieldset")) part.disabled = false;
      this.say("");
      if (!this.clock) return this.woken && this.change();
      if (press.still.matches) this.clock.seek(this.data.clock.start);
      else this.clock.play();
    }

    // Resolves once the scene answers.
    wake() {
      this.near?.disconnect();
      this.waking ??= press.load(this.dataset.scene, null, this.dataset.script).then(
        (data) => this.build(data),
        (error) => {
          this.waking = null;
          this.say(press.fill(press.words.unread, { error: error.message }));
        },
      );
      return this.waking;
    }

    build(data) {
      this.data = data;
      this.store = press.store(data, this.dataset);
      this.setting = { ...this.store.start };
      this.off = new Set(data.off);
      this.told = [];
      this.panels = data.panels.map((panel, n) => press.panel(this.svg(panel), panel, n, this.store));
      const tables = this.querySelectorAll("table[data-table]");
      this.tables = data.tables.map((table, n) => press.table(tables[n], table, n, this.store));
      this.wireLegend();
      this.wireAxes();
      this.wireHandles();
      if (data.clock) this.wireClock();
      this.woken = true;
      for (const part of press.parts) part(this);
      return this.change();
    }

    svg(panel) {
      return this.querySelector('[data-panel="' + panel.name + '"]');
    }

    // Words below the scene; those that say aloud what the picture shows take a line at most.
    say(words, aloud = false) {
      const status = this.querySelector(".status");
      status.classList.toggle("aloud", aloud);
      status.textContent = words;
    }

    tell(what) {
      this.dispatchEvent(new CustomEvent(what));
    }

    // The setting changed: draw what is there, once its data are.
    async change() {
      const asked = JSON.stringify(this.setting);
      if (!this.store.has(this.setting)) this.setAttribute("aria-busy", "true");
      try {
        await this.store.ready(this.setting);
      } catch (error) {
        return this.say(press.fill(press.words.unread_setting, { error: error.message }));
      }
      if (asked !== JSON.stringify(this.setting)) return;
      for (const panel of this.panels) panel.set(this.setting, this.off);
      if (this.clock) this.clock.redraw();
      else this.show(0);
      this.rank();
      this.removeAttribute("aria-busy");
      this.dataset.ready = "";
      this.tell("changed");
    }

    show(tick) {
      this.told = this.panels.flatMap((panel) => panel.show(tick));
      this.report(Math.floor(tick + 1e-9));
      this.tell("shown");
    }

    // The tables, where the setting or the horizon changed; where its data are still to come, `change` ranks once they are.
    rank() {
      if (!this.store.has(this.setting)) return;
      const horizon = this.clock ? this.clock.horizon : Infinity;
      for (const table of this.tables) table.show(this.setting, horizon, this.off);
    }

    // What is told of each series beside its name, and the tick beside the scrubber.
    report(tick) {
      if (!this.clock) return;
      for (const [series, place] of this.places) {
        const own = this.told.filter((one) => one.series === series);
        const ended = own.find((one) => one.ended >= 0);
        const valued = own.find((one) => one.value !== null && !one.named);
        let words = valued ? press.number(valued.value) : "";
        if (own.some((one) => one.outside)) words = press.words.outside;
        if (ended) words = press.fill(press.words.diverged, { moment: this.moment(ended.ended) });
        if (place.textContent !== words) place.textContent = words;
      }
      const words = press.fill(press.words.of, { now: this.moment(tick), all: this.time(this.clock.horizon) });
      const said = this.scrub.nextElementSibling;
      if (said.textContent === words && this.scrub.value === String(tick)) return; // between two ticks
      this.scrub.value = tick;
      this.scrub.setAttribute("aria-valuetext", words);
      said.textContent = words;
    }

    // A tick as the clock counts it: "20"; and in words: "step 20".
    time(tick) {
      const { times } = this.data.clock;
      const shown = times ? times[Math.min(tick, times.length - 1)] : tick;
      return String(Number.isInteger(shown) ? shown : press.number(shown));
    }

    moment(tick) {
      return this.clocked() + " " + this.time(tick);
    }

    // What a tick is called.
    clocked() {
      return this.data.clock.label || press.words.step;
    }

    wireLegend() {
      this.places = new Map();
      for (const item of this.querySelectorAll(".legend li")) {
        const { series } = item.dataset;
        this.places.set(series, item.querySelector(".told"));
        item.firstElementChild.addEventListener("click", () => this.toggle(series));
      }
    }

    // Hides or shows a series.
    toggle(series) {
      if (!this.off.delete(series)) this.off.add(series);
      this.mark(series);
      this.change();
    }

    mark(series) {
      const item = this.querySelector('.legend [data-series="' + series + '"]');
      item?.firstElementChild.setAttribute("aria-pressed", String(!this.off.has(series)));
    }

    wireAxes() {
      for (const input of this.querySelectorAll("[data-axis]")) {
        const axis = this.axis(input.dataset.axis);
        this.mirror(axis, axis.default); // a browser may keep what stood there before a reload
        input.addEventListener("input", () => this.choose(axis, input.type === "checkbox" ? Number(input.checked) : Number(input.value)));
      }
    }

    axis(name) {
      return this.data.axes.find((one) => one.name === name);
    }

    // The controls of an axis as they are at a stop of it.
    mirror(axis, index) {
      this.handles?.get(axis.name)?.move(index);
      for (const input of this.querySelectorAll('[data-axis="' + axis.name + '"]')) {
        if (input.type === "radio") input.checked = Number(input.value) === index;
        else if (input.type === "checkbox") input.checked = index === 1;
        else input.value = index;
        const words = input.closest(".control").querySelector(".value");
        if (words) words.textContent = axis.texts[index];
        if (input.type === "range") input.setAttribute("aria-valuetext", axis.texts[index]);
      }
    }

    choose(axis, index) {
      if (index === this.setting[axis.name]) return;
      this.tell("changing");
      this.mirror(axis, index);
      this.setting[axis.name] = index;
      this.change();
    }

    wireHandles() {
      this.handles = new Map();
      for (const panel of this.data.panels) {
        if (!panel.handle) continue;
        const axis = this.axis(panel.handle);
        this.handles.set(axis.name, press.drag(this.svg(panel), axis, (index) => this.choose(axis, index), () => this.locked()));
      }
    }

    wireClock() {
      const [play, step, restart, speed] = [".play", ".step", ".restart", ".speed"].map((name) => this.querySelector(name));
      this.scrub = this.querySelector(".scrub input");
      this.clock = press.clock(
        this.data.clock,
        this.locked(true) ? 0 : this.data.clock.start,
        (tick) => this.show(tick),
        (playing) => {
          play.textContent = playing ? press.words.pause : press.words.play;
          this.tell(playing ? "playing" : "rested");
        },
      );
      const { clock } = this;
      play.addEventListener("click", () => clock.toggle());
      step.addEventListener("click", () => clock.seek(clock.tick + 1));
      restart.addEventListener("click", () => clock.seek(0));
      speed.addEventListener("click", () => {
        const all = Object.keys(SPEEDS);
        speed.textContent = all[(all.indexOf(speed.textContent) + 1) % all.length];
        clock.hasten(SPEEDS[speed.textContent]);
      });
      this.scrub.addEventListener("input", () => clock.seek(Number(this.scrub.value)));
      this.horizon = this.querySelector(".horizon");
      this.horizon?.addEventListener("input", () => this.limit(this.data.clock.stops[this.horizon.value]));
      new IntersectionObserver(([seen]) => seen.isIntersecting || clock.pause()).observe(this);
      document.addEventListener("visibilitychange", () => document.hidden && clock.pause());
    }

    limit(ticks) {
      this.horizon.value = this.data.clock.stops.indexOf(ticks);
      const shown = this.time(ticks);
      this.horizon.closest(".control").querySelector(".value").textContent = shown;
      this.horizon.setAttribute("aria-valuetext", shown);
      this.scrub.max = ticks;
      this.clock.limit(ticks);
      this.rank();
    }

    // Whether a prediction is still to be made; says so, unless asked to be quiet.
    locked(quiet) {
      const locked = this.hasAttribute("data-locked");
      if (locked && !quiet) this.say(press.words.locked);
      return locked;
    }
  }

  customElements.define("sim-scene", SimScene);
})((window.press = window.press || {}));
