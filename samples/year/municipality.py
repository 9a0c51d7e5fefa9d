"""The sample municipality with the boards, people and party matrix that the year adds to it."""
import os
import re
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def make(sample, folder):
    """What stands in HERE goes in at the end of each list of the sample."""
    shutil.copytree(sample, folder)
    municipality, added = read(os.path.join(sample, "kommun.xml")), read(os.path.join(HERE, "kommun.xml"))
    for name in ("förvaltningar", "organen"):
        inside = re.search(rf"\t<{name}>\n(.*?)\t</{name}>", added, re.S).group(1)
        municipality = municipality.replace(f"\t</{name}>", inside + f"\t</{name}>")
    write(os.path.join(folder, "kommun.xml"), municipality)
    people = read(os.path.join(HERE, "personer.csv")).split("\n", 1)
    sample_people = read(os.path.join(sample, "personer.csv"))
    if sample_people.split("\n", 1)[0] != people[0]:
        raise SystemExit("samples/year/personer.csv has other columns than the sample")
    write(os.path.join(folder, "personer.csv"), sample_people + people[1])
    for name in ("matris.csv", "adresser.csv"):
        shutil.copyfile(os.path.join(HERE, name), os.path.join(folder, name))
