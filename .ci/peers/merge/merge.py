"""LibreOffice's mail merge of the benchmark's certificates, from start to exit.

merge.py INPUT PROFILE OUT.pdf
"""
import os
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

inputs, profile, out = (pathlib.Path(a).resolve() for a in sys.argv[1:4])
SOURCE, TABLE = "certificates", "records"


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def connect(pipe):
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(1200):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.02)
    raise SystemExit("LibreOffice did not answer")


def register(make):
    """Makes the list of records known as a data source."""
    sources = make("com.sun.star.sdb.DatabaseContext")
    if sources.hasRegisteredDatabase(SOURCE):
        sources.revokeDatabaseLocation(SOURCE)
    source = sources.createInstance()
    source.URL = "sdbc:flat:" + (inputs / "records").as_uri()
    source.Info = (
        prop("Extension", "csv"),
        prop("CharSet", "UTF-8"),
        prop("HeaderLine", True),
        prop("FieldDelimiter", ","),
        prop("StringDelimiter", '"'),
    )
    place = (profile / "certificates.odb").as_uri()
    source.DatabaseDocument.storeAsURL(place, ())
    sources.registerDatabaseLocation(SOURCE, place)


def merge(make):
    m = make("com.sun.star.text.MailMerge")
    m.DataSourceName, m.CommandType, m.Command = SOURCE, 0, TABLE
    m.DocumentURL = (inputs / "merge.fodt").as_uri()
    m.OutputType = 2  # files
    m.OutputURL, m.FileNamePrefix = out.parent.as_uri(), out.stem
    m.SaveAsSingleFile = True
    m.SaveFilter = "writer_pdf_Export"
    m.execute(())
    for made in out.parent.glob(out.stem + "*.pdf"):  # LibreOffice adds a number to the name
        made.replace(out)


for old in out.parent.glob(out.stem + "*.pdf"):
    old.unlink()
pipe = f"merge{os.getpid()}"
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
)
try:
    context = connect(pipe)
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    register(make)
    merge(make)
    try:
        make("com.sun.star.frame.Desktop").terminate()
    except uno.getClass("com.sun.star.lang.DisposedException"):
        pass
    office.wait(timeout=60)
finally:
    if office.poll() is None:
        office.terminate()
