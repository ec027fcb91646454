"""What a change is held to before it is merged, beside what a build asks of the sources."""
