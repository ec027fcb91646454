from operator import ge, gt


def shipping(total, enough=ge):  # >=; the mutant puts >
    return 0 if enough(total, 50) else 7


def check(enough):
    assert shipping(80, enough) == 0
    assert shipping(20, enough) == 7


def check_edge(enough):
    assert shipping(50, enough) == 0


check(ge)
check(gt)
print("the mutant lives")  # → the mutant lives
try:
    check_edge(gt)
except AssertionError:
    print("killed at 50")  # → killed at 50
