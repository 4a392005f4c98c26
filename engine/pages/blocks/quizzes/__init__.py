"""Quizzes: kinds of questions, a kind a file."""
