from tests.player.fixtures import small
from tests.player.staged import staged

__all__ = ["small", "staged"]
