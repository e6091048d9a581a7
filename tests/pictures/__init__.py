"""Pictures of the program for the README, made by `python -m tests.pictures`."""
