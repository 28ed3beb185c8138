"""What the permission matrix walks over: two colleges with everything, eight kinds of people."""
