"""Training of what finds place names in reports and chooses the place each means, from TR-News, LGL and GeoWebNews."""
