"""The pages of objections: the public's, the federation's, the college's."""
