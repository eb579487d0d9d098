"""What stands outside the bank and how it is reached: servers, mail, files."""
