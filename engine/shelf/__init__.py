"""What was made is kept, with what it was made from: recordings and drawings, on one shelf."""
