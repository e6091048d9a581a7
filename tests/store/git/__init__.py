"""What the program does with git, tried on real repositories."""
