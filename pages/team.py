"""Who needs help?"""
