"""People who sign in: their accounts. What an account may do is told by its memberships, a floor above."""
