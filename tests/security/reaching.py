"""Files and texts that name an address in every way that a careless reader would follow."""

from __future__ import annotations

from tests.disclosures.importing.hostile import reaching_out
from tests.security.reaching_office import WORDS, sheets, word
from tests.security.reaching_pdf import pdf


def web(site: str) -> dict[str, bytes]:
    """Web pages: all that a browser would load, and styles that import."""
    head = (
        f'<meta http-equiv=refresh content="0;url={site}/refresh"><base href="{site}/">'
        f'<link rel=stylesheet href="{site}/a.css"><link rel=preload href="{site}/b"><link rel=icon href=c.ico>'
        f"<style>@import url({site}/d.css); @font-face{{font-family:x;src:url({site}/e.woff)}}"
        f"body{{background:url({site}/f.png)}} li{{list-style-image:url({site}/g.png)}}</style>"
        f'<script src="{site}/h.js"></script><script>fetch("{site}/i")</script>'
    )
    body = (
        f'<img src="{site}/j.png" srcset="{site}/k.png 2x"><img src=relative.png><iframe src="{site}/l"></iframe>'
        f'<object data="{site}/m"></object><embed src="{site}/n"><video src="{site}/o" poster="{site}/p">'
        f'</video><audio src="{site}/q"></audio><svg><image href="{site}/r.png"/><use href="{site}/s#a"/></svg>'
        f'<table background="{site}/t"><tr><td style="background:url({site}/u)">{WORDS}</table>'
        f"<form action={site}/v><input type=image src={site}/w></form><xml:include href='{site}/x'/>"
    )
    page = f"<!DOCTYPE html><meta charset=utf-8>{head}<body onload=\"fetch('{site}/y')\">{body}<p>{WORDS}"
    xinclude = (
        f'<?xml version="1.0"?><?xml-stylesheet href="{site}/z.xsl" type="text/xsl"?>'
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<xi:include href="{site}/xi"/><p>{WORDS}</p></html>'
    )
    mht = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Location: {site}/index.html\r\n\r\n{page}\r\n"
        f'--b\r\nContent-Type: message/external-body; access-type=URL; URL="{site}/ext"\r\n\r\n\r\n--b--\r\n'
    )
    return {
        "web page": page.encode(),
        "page with includes": xinclude.encode(),
        "web archive": mht.encode(),
    }


def data(site: str) -> bytes:
    """Our own exchange format with an address in every place that takes one."""
    return (
        f'{{"$schema": "{site}/schema", "$ref": "{site}/ref", "school_year": "2024-2025", '
        f'"congress": {{"links": ["{site}/link"], "pictures": [{{"attachment": "{site}/picture.png"}}]}}}}'
    ).encode()


def files(site: str, port: int) -> dict[str, tuple[str, bytes]]:
    """All of them: what it is → (name of the file, bytes)."""
    endings = {
        "web page": "html",
        "page with includes": "html",
        "web archive": "mht",
        "text table": "csv",
    }
    found = {name: (f"x.{endings[name]}", raw) for name, raw in web(site).items()}
    found |= {name: ("x.docx", raw) for name, raw in word(site).items()}
    found |= {name: (f"x.{endings.get(name, 'xlsx')}", raw) for name, raw in sheets(site).items()}
    older = {name: (f"old.{ending}", raw) for name, (ending, raw) in reaching_out(port).items()}
    return {**found, **older, "pdf": ("x.pdf", pdf(site)), "data": ("x.json", data(site))}
