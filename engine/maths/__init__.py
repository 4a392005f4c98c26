"""The mathematics, in numpy alone: no files, no clock, no random state but the generators handed in."""
