"""Corrections from the desk's pages: who may make them, the forms that ask for them, and what a form that is sent in does."""
