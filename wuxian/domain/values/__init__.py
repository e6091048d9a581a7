"""What facts are made of: types of fields, days, names, and what a fact rests on."""
