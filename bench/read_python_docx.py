"""The text of paragraphs and tables of every file by python-docx: read_python_docx.py OUTDIR FILE..."""
import os
import sys

import docx


def text(path):
    document = docx.Document(path)
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += ["\t".join(cell.text for cell in row.cells) for row in table.rows]
    return "\n".join(lines)


failed = 0
for path in sys.argv[2:]:
    try:
        said = text(path)
    except Exception:  # of any kind: counted, and the next file is read
        failed += 1
        continue
    with open(os.path.join(sys.argv[1], os.path.basename(path) + ".txt"), "w", encoding="utf-8") as out:
        out.write(said)
print(failed)
