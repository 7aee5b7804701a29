"""How somebody comes in: an invitation by a one-time link, a name and a passphrase."""
