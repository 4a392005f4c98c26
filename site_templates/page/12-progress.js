// How far the reader has come: a chapter is read when its end was seen; the contents page says what is read and answered.
{
  const chapter = document.querySelector("main[data-chapter]");
  if (chapter) press.remember("last", chapter.dataset.chapter);
  const last = document.querySelector('.chapters [data-chapter="' + CSS.escape(press.recall("last") || "") + '"]');
  if (last) {
    const begin = document.querySelector(".begin");
    begin.href = last.querySelector("a").href;
    begin.textContent = press.fill(press.words.go_on, { chapter: last.dataset.called });
  }
  if (chapter && "IntersectionObserver" in window) {
    new IntersectionObserver(([seen], observer) => {
      if (!seen.isIntersecting) return;
      press.remember("read/" + chapter.dataset.chapter, "1");
      observer.disconnect();
    }).observe(document.querySelector(".turning"));
  }
  for (const item of document.querySelectorAll(".chapters li")) {
    const questions = item.dataset.questions.split(" ").filter(Boolean);
    const answered = questions.filter((id) => press.recall("right/" + id)).length;
    const said = [];
    if (press.recall("read/" + item.dataset.chapter)) said.push(press.words.read);
    if (answered) said.push(answered === questions.length ? press.words.all_answered : press.fill(press.words.answered, { count: answered }));
    const counts = item.querySelector(".counts");
    if (said.length) counts.querySelector(".done").textContent = (counts.textContent.trim() && " · ") + said.join(", ");
  }
}
