"""The general step types, one module and one template each.

A step module gives `STEP` (its struct), `TEMPLATE`, `LAYOUT` ("player", or "still" for a page of its own) and
`parse(step, data)`. The table of step types is `settings.ATTUNE_STEP_TYPES`: add a type by adding a module and a
line there.
"""
