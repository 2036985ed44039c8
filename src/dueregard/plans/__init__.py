"""Plans as records: their columns, objectives, actions, leads, timescales, links and updates."""
