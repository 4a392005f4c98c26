// Printed, the answers stand together at the chapter's end, so that a question can be thought about first.
{
  let gathered = null;

  const numbered = (quiz, n) => {
    const item = document.createElement("li");
    item.append(...quiz.querySelector(".answers").cloneNode(true).childNodes);
    item.querySelector("summary").replaceWith(Object.assign(document.createElement("b"), { textContent: quiz.querySelector("legend").textContent.trim() }));
    item.id = "answer-" + (n + 1);
    return item;
  };

  window.addEventListener("beforeprint", () => {
    const quizzes = [...document.querySelectorAll("quiz-card")];
    if (gathered || !quizzes.length) return;
    gathered = document.createElement("section");
    gathered.className = "gathered";
    const heading = document.createElement("h2");
    heading.textContent = press.words.answers;
    const list = document.createElement("ol");
    list.append(...quizzes.map(numbered));
    gathered.append(heading, list);
    document.querySelector("article").append(gathered);
    document.documentElement.classList.add("printing");
  });
  window.addEventListener("afterprint", () => {
    gathered?.remove();
    gathered = null;
    document.documentElement.classList.remove("printing");
  });
}
