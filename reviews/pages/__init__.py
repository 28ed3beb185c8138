"""What the templates show: plain objects made from models and domain, without a request."""
