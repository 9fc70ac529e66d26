"""A field is quoted for the characters of the writer's own line terminator, not for other line ends."""

import csv
import io

for terminator in ("\n", "\r\n", "\r", ";", "xy"):
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC):
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator=terminator, quoting=quoting)
        writer.writerow(["a\rb", "c\nd", "e\r\nf", "g", 1, "x", "y;"])
        print(repr(out.getvalue()))
