"""Where *Leave page* goes: an address of the person's own choice."""
