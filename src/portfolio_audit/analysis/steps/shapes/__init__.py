"""Steps that no call names, told by the shape of the code."""
