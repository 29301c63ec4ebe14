"""What changed, and what did it?"""
