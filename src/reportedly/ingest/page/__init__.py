"""Web pages: what their metadata tell, where their report stands, and what stands around it."""
