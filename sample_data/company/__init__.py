"""Lindenrad, an invented maker and seller of bicycles, and seventeen weeks of its customers."""
