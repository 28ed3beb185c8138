"""The pages of batches of renders."""
