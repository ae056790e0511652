"""How the learned reader of lovp-actions is trained; see README.md beside this file."""
