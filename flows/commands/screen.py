"""The screen: nothing is cut away from a terminal, and no text from outside steers one."""

from rich.console import Console

WIDEST = 10_000


def console() -> Console:
    """Give the screen; away from a terminal nothing is cut to a width."""
    screen = Console()
    return screen if screen.is_terminal else Console(width=WIDEST, no_color=True)


def printable(text: str) -> str:
    """Show control characters as escapes: a quote or a reason must not steer the terminal (CWE-150)."""
    return "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)
