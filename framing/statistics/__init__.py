"""Numbers only: estimates, intervals, tests. Knows nothing of articles."""

FEWEST = 6
"""Units on each side, and units of the two that hold what is counted, from which on anything is inferred.

Five that chance alone deals to two equal sides lie all on one of them once in 16 times (2 ÷ 2⁵ = 0.06), six once in 32
(2 ÷ 2⁶ = 0.03): with fewer than six no honest test of two alike sides reaches 0.05.
"""
