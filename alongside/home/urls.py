from django.urls import path

from alongside.home.views import pages, privacy, record, today

app_name = "home"
urlpatterns = [
    path("", pages.front, name="front"),
    path("ways-to-be-involved/", pages.ways_in, name="ways_in"),
    path("about/", pages.about, name="about"),
    path("today/", today.today, name="today"),
    path("today/sheet/", today.sheet, name="sheet"),
    path("my-page/", pages.my_page, name="my_page"),
    path("my-page/record/", record.record, name="record"),
    path("my-page/record/ask/", record.ask, name="ask_record"),
    path("record-requests/", record.requests, name="requests"),
    path("record-requests/for/<uuid:ref>/", record.write_down, name="write_request_down"),
    path("record-requests/<uuid:ref>/", record.request_page, name="request"),
    path("record-requests/<uuid:ref>/yes/", record.say_yes, name="request_yes"),
    path("record-requests/<uuid:ref>/asked-back/", record.asked_back, name="request_asked_back"),
    path("record-requests/<uuid:ref>/stop/", record.stop, name="request_stop"),
    path("record-requests/<uuid:ref>/copy/", record.copy, name="request_copy"),
    path("record-requests/<uuid:ref>/erase/", record.erase, name="request_erase"),
    path("record-requests/clear-traces/", record.clear_traces, name="clear_traces"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("what-you-wrote/", pages.kept, name="kept"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("health", pages.health, name="health"),
]
