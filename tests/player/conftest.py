from tests.player.fixtures import small

__all__ = ["small"]
