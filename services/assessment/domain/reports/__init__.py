"""Report packs: numbers counted from recorded facts, each with the lines it was counted from."""
