"""Everything about HTTP and pages; holds no search logic."""
