#!/usr/bin/env python3
import argparse
import os
import sys


def main() -> int:
    parser = argparse.ArgumentParser(description="Count errors.")
    parser.add_argument("--max", type=int, default=0)
    parser.add_argument("--word", default=os.getenv("WORD", "FAIL"))
    options = parser.parse_args()

    found = sum(options.word in line for line in sys.stdin)
    print(found)  # the result, for the next program
    if found > options.max:
        print("too many errors", file=sys.stderr)  # for a person
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
