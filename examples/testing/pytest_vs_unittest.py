import unittest


def last_page(rows, size):
    """Return the number of the last page.

    >>> last_page(11, size=5)
    3
    """
    return rows // size + 1


class LastPage(unittest.TestCase):
    def test_full_page(self):
        self.assertTrue(last_page(10, size=5) == 2)


def test_full_page():
    assert last_page(10, size=5) == 2
