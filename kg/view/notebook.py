"""The picture in a notebook."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that Jupyter draws below a cell, in a frame that can neither reach the notebook nor be styled by it."""

    page: str
    height: int = 640

    def _repr_html_(self) -> str:
        """The frame as HTML, the page inside it as an attribute."""
        return (
            f'<iframe title="orgkg" width="100%" height="{self.height}" style="border:1px solid #ddd" loading="lazy" '
            f'sandbox="allow-scripts allow-downloads allow-popups allow-modals" '
            f'srcdoc="{html.escape(self.page)}"></iframe>'
        )

    def __repr__(self) -> str:
        return f"<orgkg picture, {len(self.page) / 1e6:.1f} MB>"
