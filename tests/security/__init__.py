"""What anybody on the internet may try, and what the portal answers."""
