// <quiz-card>: the replies move from the answers, which readers without JavaScript open, to under the chosen options.
//
// A kind of question is an entry of press.quizzes, under its data-kind: what it says where nothing is answered (ask) or
// the answer is wrong (wrong); given(card): the reader's answer as a text; restore(card, text): that answer again;
// check(card, text): replies, and gives whether it is right, or null where it is no answer.
{
  class QuizCard extends HTMLElement {
    connectedCallback() {
      if (this.form) return;
      this.form = this.querySelector("form");
      this.inputs = [...this.querySelectorAll("input")];
      this.verdict = this.querySelector(".verdict");
      this.again = this.querySelector(".again");
      this.kind = press.quizzes[this.dataset.kind];
      this.querySelector(".answers").hidden = true;
      this.form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.check();
      });
      this.again.addEventListener("click", () => this.retry());
      const known = press.recall("answer/" + this.dataset.quiz);
      if (known === null) return;
      this.kind.restore(this, known);
      this.check();
    }

    check() {
      const given = this.kind.given(this);
      this.clear();
      if (!given) return this.say("", this.kind.ask);
      const right = this.kind.check(this, given);
      if (right === null) return;
      this.say(right ? "right" : "wrong", right ? "✓ " + press.words.right : "✗ " + this.kind.wrong);
      press.remember("answer/" + this.dataset.quiz, given);
      press.remember("right/" + this.dataset.quiz, right ? "1" : null);
      this.again.hidden = right;
      this.dispatchEvent(new CustomEvent("answered", { bubbles: true }));
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

  // <predict-first>: the simulation stays locked until a prediction is made, or the reader asks to be shown.
  class PredictFirst extends HTMLElement {
    connectedCallback() {
      const show = this.querySelector(".show");
      const unlock = () => {
        this.querySelector("sim-scene")?.removeAttribute("data-locked");
        show.hidden = true;
      };
      this.addEventListener("answered", unlock);
      show.addEventListener("click", () => {
        unlock();
        this.querySelector("sim-scene")?.scrollIntoView({ block: "nearest" });
      });
    }
  }

  customElements.define("predict-first", PredictFirst);
  customElements.define("quiz-card", QuizCard);
}
