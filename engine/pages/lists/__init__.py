"""Lists: pages that gather something of the whole book, a page a file."""
