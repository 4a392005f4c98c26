// The theme the reader chose, before anything is painted.
{
  const chosen = press.recall("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
}
