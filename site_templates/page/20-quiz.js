// <quiz-card>: the replies move from the answers, which readers without JavaScript open, to under the chosen options.
(function () {
  "use strict";

  class QuizCard extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.form = this.querySelector("form");
      this.inputs = [...this.querySelectorAll("input")];
      this.verdict = this.querySelector(".verdict");
      this.again = this.querySelector(".again");
      this.querySelector(".answers").hidden = true;
      this.querySelector(".quiz-actions").hidden = false;
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.check();
      });
      this.again.addEventListener("click", () => this.retry());
      const known = press.recall("answer/" + this.dataset.quiz);
      if (known !== null) this.restore(known);
    }

    get numeric() {
      return this.dataset.kind === "number";
    }

    restore(known) {
      if (this.numeric) this.inputs[0].value = known;
      else for (const input of this.inputs) input.checked = known.split(" ").includes(input.value);
      this.check();
    }

    check() {
      const given = this.numeric ? this.inputs[0].value.trim() : this.checked().map((input) => input.value).join(" ");
      this.clear();
      if (!given) return this.say("", this.numeric ? "Write a number first." : "Choose an answer first.");
      const right = this.numeric ? this.number(given) : this.choices();
      if (right === null) return;
      this.say(right ? "right" : "wrong", right ? "✓ Right." : this.dataset.kind === "several" ? "✗ Not all of it." : "✗ Not quite.");
      press.remember("answer/" + this.dataset.quiz, given);
      press.remember("right/" + this.dataset.quiz, right ? "1" : null);
      this.again.hidden = right;
      this.dispatchEvent(new CustomEvent("answered", { bubbles: true, detail: { right } }));
    }

    checked() {
      return this.inputs.filter((input) => input.checked);
    }

    choices() {
      for (const input of this.checked()) this.reply(input.value, input.closest(".option"));
      return this.inputs.every((input) => input.checked === "right" in input.dataset);
    }

    number(given) {
      const value = Number(given.replace(",", ".").replace("−", "-"));
      if (!Number.isFinite(value)) {
        this.say("", "That is not a number.");
        return null;
      }
      const { answer, tolerance } = this.inputs[0].dataset;
      const near = (to, within) => Math.abs(value - to) <= within + 1e-12 * Math.abs(to);
      const right = near(Number(answer), Number(tolerance));
      const known = [...this.querySelectorAll("[data-reply]")].find((one) => near(Number(one.dataset.reply), Number(tolerance)));
      this.reply(right ? "right" : known ? known.dataset.reply : "wrong", this.querySelector(".number-answer"));
      return right;
    }

    reply(key, place) {
      const answer = this.querySelector('[data-reply="' + key + '"]');
      const words = document.createElement("p");
      words.className = "reply shown";
      words.append(...(answer.querySelector(".reply") || answer).cloneNode(true).childNodes);
      place.append(words);
    }

    say(state, words) {
      this.dataset.state = state;
      this.verdict.textContent = words;
    }

    clear() {
      for (const old of this.querySelectorAll(".reply.shown")) old.remove();
    }

    retry() {
      this.clear();
      this.say("", "");
      this.form.reset();
      this.again.hidden = true;
      this.inputs[0].focus();
    }
  }

  // <predict-first>: the simulation stays locked until a prediction is made.
  class PredictFirst extends HTMLElement {
    connectedCallback() {
      const unlock = () => {
        this.querySelector("sim-scene")?.removeAttribute("data-locked");
        this.dispatchEvent(new CustomEvent("predicted", { bubbles: true }));
      };
      this.addEventListener("answered", unlock);
    }
  }

  // <setup-chooser>: one case at a time.
  class SetupChooser extends HTMLElement {
    connectedCallback() {
      const label = this.querySelector("label");
      const select = label.querySelector("select");
      const cases = [...this.querySelectorAll(".choice")];
      const show = () => cases.forEach((one, n) => (one.hidden = n !== Number(select.value)));
      label.hidden = false;
      select.addEventListener("input", show);
      show();
    }
  }

  customElements.define("predict-first", PredictFirst);
  customElements.define("setup-chooser", SetupChooser);
  customElements.define("quiz-card", QuizCard);
})();
