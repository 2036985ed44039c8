"""Address of the search."""

from django.urls import path

from dueregard.search import views

app_name = "search"
urlpatterns = [path("search/", views.search_page, name="page")]
