#!/usr/bin/python3
"""Bad Word files, made here: tests/hostile/make.py FOLDER

Each maker is a function; its docstring is the file name and the answer expected: the name of the
message that must refuse it, "ok", or "ok+NAME" when it is read with a warning.  The list is
written to FOLDER/expected.tsv.  What is tried: containers that two readers understand differently (Z),
packages (P), XML (X) and documents (W)."""
import os
import sys

sys.dont_write_bytecode = True
import containers
import contents


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "expected.tsv"), "w", encoding="utf-8") as table:
        for name, maker in sorted({**vars(containers), **vars(contents)}.items()):
            if name[0] in "ZPXW" and name[1:3].isdigit() and callable(maker):
                with open(os.path.join(folder, name + ".docx"), "wb") as out:
                    out.write(maker())
                table.write(f"{name}.docx\t{maker.__doc__}\n")


main()
