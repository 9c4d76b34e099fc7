"""fuzz: random texts against the parts that read what nobody vouches for."""
