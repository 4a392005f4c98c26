// Questions whose answer is a number, within a tolerance.
{
  press.quizzes.number = {
    ask: "Write a number first.",
    wrong: "✗ Not quite.",
    given: (card) => card.inputs[0].value.trim(),
    restore(card, known) {
      card.inputs[0].value = known;
    },
    check(card, given) {
      const value = Number(given.replace(",", ".").replace("−", "-"));
      if (!Number.isFinite(value)) {
        card.say("", "That is not a number.");
        return null;
      }
      const { answer, tolerance } = card.inputs[0].dataset;
      const near = (to) => Math.abs(value - to) <= Number(tolerance) + 1e-12 * Math.abs(to);
      const right = near(Number(answer));
      const known = [...card.querySelectorAll("[data-reply]")].find((one) => near(Number(one.dataset.reply)));
      card.reply(right ? "right" : known ? known.dataset.reply : "wrong", card.querySelector(".number-answer"));
      return right;
    },
  };
}
