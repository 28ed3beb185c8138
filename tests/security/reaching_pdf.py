"""A PDF that names an address in every way that a careless reader would follow."""

from __future__ import annotations

import io

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject


def pdf(site: str) -> bytes:
    """PDF: links, a launch, another document, a form that submits, script, XFA, a file elsewhere."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(595, 842)

    def action(kind: str, **more: str) -> DictionaryObject:
        words: dict[NameObject, TextStringObject | NameObject] = {
            NameObject("/S"): NameObject(f"/{kind}")
        }
        words |= {NameObject(f"/{key}"): TextStringObject(value) for key, value in more.items()}
        return writer._add_object(DictionaryObject(words))  # type: ignore[return-value]

    actions = [
        action("URI", URI=f"{site}/uri"),
        action("Launch", F=f"{site}/launch.exe"),
        action("GoToR", F=f"{site}/other.pdf"),
        action("GoToE", F=f"{site}/embedded.pdf"),
        action("SubmitForm", F=f"{site}/submit"),
        action("ImportData", F=f"{site}/data.fdf"),
        action("JavaScript", JS=f"app.launchURL('{site}/js'); this.getURL('{site}/js2')"),
    ]
    notes = [
        writer._add_object(
            DictionaryObject(
                {
                    NameObject("/Type"): NameObject("/Annot"),
                    NameObject("/Subtype"): NameObject("/Link"),
                    NameObject("/Rect"): ArrayObject(
                        [pypdf.generic.NumberObject(n) for n in (0, 0, 90, 90)]
                    ),
                    NameObject("/A"): one,
                }
            )
        )
        for one in actions
    ]
    page[NameObject("/Annots")] = ArrayObject(notes)
    _on_opening(writer, actions, site)
    _picture_elsewhere(writer, page, site)
    content = pypdf.generic.DecodedStreamObject()
    content.set_data(b"q 90 0 0 90 0 0 cm /I Do Q")
    page[NameObject("/Contents")] = writer._add_object(content)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _on_opening(writer: pypdf.PdfWriter, actions: list[DictionaryObject], site: str) -> None:
    """What happens on opening and on closing, and a form of XFA."""
    root = writer._root_object
    root[NameObject("/OpenAction")] = actions[0]
    root[NameObject("/AA")] = DictionaryObject({NameObject("/WC"): actions[4]})
    xfa = pypdf.generic.DecodedStreamObject()
    xfa.set_data(
        f'<!DOCTYPE x SYSTEM "{site}/xfa.dtd"><xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">'
        f"<connectionSet><wsdlConnection><wsdlAddress>{site}/wsdl</wsdlAddress></wsdlConnection></connectionSet></xdp:xdp>".encode()
    )
    form = {NameObject("/XFA"): writer._add_object(xfa), NameObject("/Fields"): ArrayObject()}
    root[NameObject("/AcroForm")] = DictionaryObject(form)


def _picture_elsewhere(writer: pypdf.PdfWriter, page: pypdf.PageObject, site: str) -> None:
    """A picture whose bytes lie behind an address."""
    image = pypdf.generic.DecodedStreamObject()
    image.set_data(b"")
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): pypdf.generic.NumberObject(1),
            NameObject("/Height"): pypdf.generic.NumberObject(1),
            NameObject("/F"): DictionaryObject(
                {
                    NameObject("/FS"): NameObject("/URL"),
                    NameObject("/F"): TextStringObject(f"{site}/stream"),
                }
            ),
        }
    )
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/I"): writer._add_object(image)})}
    )
