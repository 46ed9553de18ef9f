"""What a run gives as tables: their contract, the files they go to, and what holds them."""
