"""Pages: a folder of chapters as the files of a site."""
