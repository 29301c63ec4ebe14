"""How the tables of weights are made out of labelled texts and the lexicons; needs scikit-learn, the product does not."""
