"""Base templates, components, style, charts and icons. It knows no word of the domain."""
