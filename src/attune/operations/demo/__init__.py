"""A server with five invented people and half a year of their days, to look around in."""
