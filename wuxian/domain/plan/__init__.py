"""What is written by hand: the programme, plans and goals, a year's settings, the calendar."""
