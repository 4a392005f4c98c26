// Questions whose answer is a number, within a tolerance.
{
  const NUMBER = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?`;
  const WRITTEN = new RegExp(
    String.raw`^\s*(?:(?:(${NUMBER})\s*[·×*]\s*|([-+]?))10\^([-+]?\d+)|(${NUMBER})(?:\s*\/\s*(${NUMBER}))?)\s*(%?)\s*(?:[^\d.,\s]\D*)?$`,
    "i",
  );

  // What a number that people write may mean: 1,000 is a thousand or one; 50% is 50 or a half; a unit may follow.
  function readings(said) {
    const text = said.replace(/[−–]/g, "-").replace(/(\d)[\s'’](?=\d{3}(?!\d))/g, "$1");
    const commas = new Set([text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1"), text.replace(",", ".")]);
    return [...commas].flatMap((one) => {
      const found = one.match(WRITTEN);
      if (!found) return [];
      const [, times = "1", sign = "", power, number, divisor = "1", percent] = found;
      const value = power === undefined ? Number(number) / Number(divisor) : Number(times) * Number(`${sign}1e${power}`);
      return percent ? [value, value / 100] : [value];
    });
  }

  press.quizzes.number = {
    ask: press.words.write,
    wrong: press.words.wrong,
    given: (card) => card.inputs[0].value.trim(),
    restore(card, known) {
      card.inputs[0].value = known;
    },
    check(card, given) {
      const values = readings(given).filter(Number.isFinite);
      if (!values.length) {
        card.say("", press.words.no_number);
        return null;
      }
      const { answer, tolerance } = card.inputs[0].dataset;
      const near = (to) =>
        values.some((value) => Math.abs(value - to) <= Number(tolerance) + 1e-12 * Math.abs(to));
      const right = near(Number(answer));
      const known = [...card.querySelectorAll("[data-reply]")].find((one) => near(Number(one.dataset.reply)));
      card.reply(right ? "right" : known ? known.dataset.reply : "wrong", card.querySelector(".number-answer"));
      return right;
    },
  };
}
