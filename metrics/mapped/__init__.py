"""What a mapping is made of: its checks, its SQL, the look at what it would load."""
