"""What an action is on a day — due, late, waiting, done — computed from facts that people stated once.

Values in, values out: no records, no clock. The day is always given.
"""
