"""Addresses of the public's pages."""

from django.urls import path

from disclosures.public import (
    about,
    college,
    files,
    privacy,
    register,
    results,
    verify,
    verify_file,
)

app_name = "public"
urlpatterns = [
    path("", register.register, name="register"),
    path("about/", about.about, name="about"),
    path("about/data/", about.data, name="about_data"),
    path("about/data/schema.json", about.schema, name="schema"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("robots.txt", privacy.robots, name="robots"),
    path("college/<int:college_id>/", college.college, name="college"),
    path("d/assets/<str:name>", files.asset, name="asset"),
    path("d/<slug:code>/", files.page, name="disclosure"),
    path("d/<slug:code>/disclosure.pdf", files.pdf, name="pdf"),
    path("d/<slug:code>/data.json", files.data, name="data"),
    path("d/<slug:code>/disclosure.docx", files.word, name="word"),
    path("d/<slug:code>/disclosure.xlsx", files.sheet, name="sheet"),
    path("d/<slug:code>/changes.html", files.changes, name="changes"),
    path("d/<slug:code>/<str:name>", files.picture, name="picture"),
    path("results/<int:cycle>/", results.results, name="results"),
    path("verify/", verify.verify, name="verify"),
    path("verify/file/", verify_file.verify_file, name="verify_file"),
    path("verify/sha256/<slug:sha256>/", verify_file.verify_hash, name="verify_hash"),
    path("verify/<slug:code>/", verify.verified, name="verified"),
]
