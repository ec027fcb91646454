word = "python"
print(word[1:4], word[-2:], word[::-1])  # → yth on nohtyp
print(word[2:100], repr(word[100:]))  # → thon ''

print("a,,b".split(","))  # → ['a', '', 'b']
print("  a  b ".split())  # → ['a', 'b']
print(", ".join(["olma", "nok"]))  # → olma, nok
print("www.wow.uz".lstrip("w."))  # → ow.uz
print("www.wow.uz".removeprefix("www."))  # → wow.uz

total = 1234567.5
print(f"{total:,.2f} {word:>8} {word!r}")
# → 1,234,567.50   python 'python'
print(len(r"\n"), len("\n"))  # → 2 1


def is_palindrome(text: str) -> bool:
    letters = [c for c in text.casefold() if c.isalnum()]
    return letters == letters[::-1]


print(is_palindrome("Ota, Ato!"))  # → True
