"""How the schema came to be: one file a step, run by Alembic from inside the program."""
