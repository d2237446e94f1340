"""Helpers of the hermetic Python build: stdlib only, for the host's python3 and stage0 alike."""
