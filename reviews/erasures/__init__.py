"""Pages of requests to be erased: the public's (`report`, `receipt`), college's and federation's (`desk`)."""
