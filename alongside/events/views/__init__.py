"""The pages of events: holding one, booking, arranging, the door, the day after."""
