ordered = {"ali", "lola", "soli"}
paid = {"lola", "soli", "vali"}
print(sorted(ordered - paid))  # → ['ali']
print(sorted(ordered & paid))  # → ['lola', 'soli']
print(sorted(ordered ^ paid))  # → ['ali', 'vali']
print(len(ordered | paid))  # → 4

print(type({}), {1, 2} == {2, 1})  # → <class 'dict'> True
print({1, 2} <= {1, 2, 3}, {1, 2} <= {3, 4})  # → True False
print({1, 2} > {3})  # → False
print(len({1, 1.0, True}))  # → 1
print(len({frozenset({1, 2}), frozenset({2, 1})}))  # → 1
try:
    {[1, 2]}
except TypeError as error:
    print(type(error).__name__)  # → TypeError
