"""What is said of files that cannot be read: why, and what to do instead."""

from __future__ import annotations

SENTENCES = {
    "empty": "文件是空的。请重新保存后再试。",
    "big": "文件超过 50 MB。请先压缩或去掉文件里的大图片，再试。",
    "picture": "这是一张图片，里面的文字读不出来。请导入 Word、PDF 或网页文件；图片可在相应栏目里上传。",
    "media": "这是音频或视频文件。请导入 Word、PDF、网页或 Excel 文件。",
    "archive": "这是压缩包。请先解压，再把里面的 Word、PDF、网页或 Excel 文件一个一个导入。",
    "program": "这是程序文件，不能导入。请选择 Word、PDF、网页或 Excel 文件。",
    "password": "文件设了密码，读不出来。请先打开文件，取消密码后另存一份再试。",
    "ofd": "还不能读 OFD 文件。请用 OFD 阅读器导出为 PDF，或导入原来的 Word 文件。",
    "caj": "还不能读 CAJ 文件。请导出为 PDF，或导入原来的 Word 文件。",
    "slides": "这是演示文稿。请导入 Word、PDF、网页或 Excel 文件。",
    "sheet_xml": "这是 XML 表格。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。",
    "xml": "这是 XML 文件，不是可以导入的材料。请导入 Word、PDF、网页或 Excel 文件。",
    "text": "这是纯文本文件，看不出栏目和表格。请把文字粘贴到 Word 文件里再导入，或直接粘贴到相应栏目。",
    "postscript": "这是打印用的 PostScript 文件。请导出为 PDF 后再试。",
    "broken": "文件损坏了，打不开，可能没有传完整。请用 Word、WPS 或 Excel 打开后另存一份再试。",
    "other": "认不出这是什么文件。请导入 Word（.docx、.doc、.wps）、PDF、网页（.html）或 Excel（.xlsx、.xls、.csv）文件。",
}
