"""Everything about articles and finding them."""
