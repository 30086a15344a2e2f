"""What hangs on which page, in this order."""

PANELS = {
    "events.event": [
        "alongside.conversations.panels.questions_of_event",
        "alongside.reports.panels.report_of_event",
    ],
    "people.person": [
        "alongside.arrivals.panels.came_with_a_list",
        "alongside.groups.panels.my_seats",
        "alongside.documents.panels.write_down_for",
        "alongside.shared.post.panels.what_came_back",
        "alongside.home.panels.whole_record",
    ],
    "home.my_page": [
        "alongside.safeguarding.panels.what_came_in",
        "alongside.documents.panels.my_papers",
    ],
    "home.front": [
        "alongside.demo.panels.come_in_as",
    ],
}
