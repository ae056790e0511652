"""What people decide about the items that were found, and the page where they do."""
