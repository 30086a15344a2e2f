"""What hangs on which page, in this order."""

PANELS = {
    "events.event": [
        "alongside.conversations.panels.questions_of_event",
        "alongside.reports.panels.report_of_event",
    ],
    "events.series": [
        "alongside.conversations.panels.questions_of_series",
        "alongside.reports.panels.report_of_series",
    ],
    "documents.paper": [
        "alongside.reports.panels.report_of_paper",
    ],
    "events.pack": [
        "alongside.conversations.panels.table_sheets",
    ],
    "people.person": [
        "alongside.arrivals.panels.came_with_a_list",
        "alongside.groups.panels.my_seats",
        "alongside.home.panels.ways_in_to_read_aloud",
        "alongside.events.panels.book_for_them",
        "alongside.documents.panels.write_down_for",
        "alongside.shared.post.panels.what_came_back",
        "alongside.home.panels.whole_record",
    ],
    "home.my_page": [
        "alongside.safeguarding.panels.what_came_in",
        "alongside.events.panels.my_events",
        "alongside.documents.panels.my_papers",
    ],
    "home.front": [
        "alongside.demo.panels.come_in_as",
    ],
}
