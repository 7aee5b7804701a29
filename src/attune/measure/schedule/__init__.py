"""What is measured when: chosen by the person, offered quietly, stopped in one tap. Never a reminder, never a count."""
