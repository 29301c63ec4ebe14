"""How fast the product is beside what one could write by hand: `make bench`."""
