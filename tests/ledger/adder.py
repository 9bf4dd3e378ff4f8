"""A process that adds numbered reports and says, after each, that it was added: `adder.py LEDGER FIRST LAST`."""

import sys

from tests.ledger.samples import numbered

from reportedly.ledger import Ledger


def main() -> None:
    location, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with Ledger(location) as ledger:
        for number in range(first, last):
            report, claims = numbered(number)
            outcome = ledger.add(report, claims, extractor="rules-1")
            sys.stdout.write(f"{report.id} {outcome}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
