"""The pages of a cycle's results: for those who may look, and for the lead who releases them."""
