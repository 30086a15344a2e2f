"""The accessibility bar: axe with every rule up to AAA, and seven checks of our own for what axe misses."""
