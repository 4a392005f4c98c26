# A chapter's folder in which chapter.md was forgotten.
