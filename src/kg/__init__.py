"""kg: from an encyclopedia article to a knowledge graph you can trust."""
