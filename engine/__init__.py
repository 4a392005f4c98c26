"""The press: maths, lab, figures and pages, the shelf beside them, and the command over all."""
