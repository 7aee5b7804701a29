"""What an instrument with one or several scales says, in words first."""
