class Playlist:
    def __init__(self, *songs):
        self._songs = songs

    def __repr__(self):
        return f"Playlist{self._songs}"

    def __len__(self):
        return len(self._songs)

    def __getitem__(self, index):
        return self._songs[index]

    def __add__(self, other):
        return Playlist(*self, *other)


mix = Playlist("a", "b") + Playlist("c", "d")
print([mix], mix[-1])  # → [Playlist('a', 'b', 'c', 'd')] d
print("c" in mix, list(mix))  # → True ['a', 'b', 'c', 'd']
print(bool(Playlist()))  # → False
mix.__len__ = lambda: 99
print(mix.__len__(), len(mix))  # → 99 4
