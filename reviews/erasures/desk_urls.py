"""Addresses of college and federation, below /work/erasures/."""

from django.urls import path

from reviews.erasures import desk

app_name = "erasures"
urlpatterns = [
    path("", desk.index, name="index"),
    path("<int:pk>/", desk.show, name="show"),
    path("<int:pk>/confirm/", desk.confirm, name="confirm"),
    path("<int:pk>/decide/", desk.decide, name="decide"),
]
