"""How pages look: template environment, layout, components, form renderer, dates in words; no domain word."""
