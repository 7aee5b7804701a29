"""How two people come to share a space: invite, take, let in, compare."""
