"""A line per room."""

from django.urls import include, path

from alongside.home import faults

urlpatterns = [
    path("", include("alongside.home.urls")),
    path("set-up/", include("alongside.partnership.urls")),
    path("", include("alongside.people.urls")),
    path("", include("alongside.arrivals.urls")),
    path("about-us-all/", include("alongside.equality.urls")),
    path("worried/", include("alongside.safeguarding.urls")),
    path("copies/", include("alongside.keeping.urls")),
    path("papers/", include("alongside.documents.urls")),
    path("groups/", include("alongside.groups.urls")),
    path("events/", include("alongside.events.urls")),
    path("", include("alongside.conversations.urls")),
    path("votes/", include("alongside.voting.urls")),
    path("", include("alongside.reports.urls")),
    path("", include("alongside.shared.kit.urls")),
    path("letters/", include("alongside.shared.post.urls")),
    path("example/", include("alongside.demo.urls")),
]

handler400 = faults.could_not_read
handler403 = faults.not_allowed
handler404 = faults.not_found
handler500 = faults.our_fault
