"""The program with one more page, which says hello: the measure that the other pages are held against."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

from django.http import HttpResponse
from django.urls import path

from alongside.config import urls
from alongside.shared.web import open_to_all


@open_to_all
def hello(request):
    return HttpResponse("Hello")


urls.urlpatterns.insert(0, path("hello/", hello))
