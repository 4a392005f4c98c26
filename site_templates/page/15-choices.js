// Questions with options, of which one is right, or several together; a prediction is one with one.
{
  const checked = (card) => card.inputs.filter((input) => input.checked);
  const choices = (wrong) => ({
    ask: press.words.choose,
    wrong,
    given: (card) => checked(card).map((input) => input.value).join(" "),
    restore(card, known) {
      for (const input of card.inputs) input.checked = known.split(" ").includes(input.value);
    },
    check(card) {
      for (const input of checked(card)) card.reply(input.value, input.closest(".option"));
      return card.inputs.every((input) => input.checked === "right" in input.dataset);
    },
  });
  const one = choices(press.words.wrong);
  press.quizzes = { single: one, predict: one, several: choices(press.words.not_all) };
}
