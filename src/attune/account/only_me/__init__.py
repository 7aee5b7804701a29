"""*Only me*: a second passphrase on one's own space."""
