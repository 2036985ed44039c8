"""How a body's reports look: its words, columns, colour, logo and Word template, which it changes itself."""
