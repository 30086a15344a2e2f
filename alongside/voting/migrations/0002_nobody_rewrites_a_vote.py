"""The database itself holds a vote to its course: states go one way, what is counted is never changed.

One rewrite is allowed: while a poll is "closing" (a state that exists only inside the transaction that closes it)
its ballots and marks may be taken out and put back in another order, without the keys that tell a double tap.

Each rule is (table, verb, name, the condition under which the database refuses). A condition reads OLD and NEW.
A later migration that rebuilds one of these tables on SQLite has to put its rules back.
"""

from django.db import migrations


def state(poll_id: str) -> str:
    return f"(SELECT state FROM voting_poll WHERE id = {poll_id})"


def poll_of(table: str, row: str) -> str:
    return f"(SELECT poll_id FROM voting_{table} WHERE id = {row})"


ARROWS = [
    ("draft", "frozen"),
    ("frozen", "open"),
    ("open", "closing"),
    ("closing", "closed"),
    ("closed", "counted"),
    ("counted", "provisional"),
    ("provisional", "locked"),
    ("provisional", "disputed"),
    ("disputed", "recount"),
    ("recount", "locked"),
]
ALONG_AN_ARROW = " OR ".join(f"(OLD.state = '{old}' AND NEW.state = '{new}')" for old, new in ARROWS)
SAME_RULES = " AND ".join(
    f"OLD.{name} = NEW.{name}"
    for name in ("id", "ref", "title_id", "method", "kind", "dots_each", "may_stack", "highest", "lots", "decided_by",
                 "days_to_question")
) + " AND OLD.shown_while_open = NEW.shown_while_open" + "".join(
    f" AND COALESCE(OLD.{name}, 0) = COALESCE(NEW.{name}, 0)" for name in ("seats", "group_id")
)
DECIDING = "('counted', 'provisional', 'disputed', 'recount', 'locked')"
COUNTING_WALLS = "('open', 'closed', 'recount')"
READING_PAPERS = "('closed', 'recount')"
OF_A_COUNT = (
    "(SELECT p.state FROM voting_papercount c JOIN voting_stratum s ON s.id = c.stratum_id"
    " JOIN voting_poll p ON p.id = s.poll_id WHERE c.id = NEW.count_id)"
)

RULES = [
    ("poll", "UPDATE", "goes_one_way", f"OLD.state <> NEW.state AND NOT ({ALONG_AN_ARROW})"),
    ("poll", "UPDATE", "keeps_its_rules", f"OLD.state <> 'draft' AND NOT ({SAME_RULES})"),
    (
        # The day until which a result can be questioned is said once, and nobody brings it nearer.
        "poll", "UPDATE", "keeps_its_days",
        "OLD.challenge_until IS NOT NULL AND (NEW.challenge_until IS NULL OR NEW.challenge_until <> OLD.challenge_until)",
    ),
    ("poll", "INSERT", "begins_as_a_draft", "NEW.state <> 'draft'"),
    ("poll", "DELETE", "stays", "OLD.state <> 'draft'"),
    (
        "option", "INSERT", "is_settled",
        f"NOT ({state('NEW.poll_id')} = 'draft' OR (NEW.after_vote AND {state('NEW.poll_id')} IN {DECIDING}))",
    ),
    (
        # Who stands and is erased leaves the name on the paper behind.
        "option", "UPDATE", "stays_as_it_is",
        f"({state('OLD.poll_id')} <> 'draft' OR {state('NEW.poll_id')} <> 'draft') AND NOT (NEW.person_id IS NULL AND"
        ' OLD.id = NEW.id AND OLD.poll_id = NEW.poll_id AND OLD.title_id = NEW.title_id AND OLD."order" = NEW."order"'
        " AND OLD.after_vote = NEW.after_vote)",
    ),
    ("option", "DELETE", "stays", f"{state('OLD.poll_id')} <> 'draft'"),
    (
        "optionparent", "INSERT", "is_settled",
        "NOT EXISTS (SELECT 1 FROM voting_option o JOIN voting_poll p ON p.id = o.poll_id"
        f" WHERE o.id = NEW.option_id AND (p.state = 'draft' OR (o.after_vote AND p.state IN {DECIDING})))",
    ),
    ("optionparent", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("optionparent", "DELETE", "stays", f"{state(poll_of('option', 'OLD.option_id'))} <> 'draft'"),
    ("stratum", "INSERT", "is_settled", f"{state('NEW.poll_id')} <> 'draft'"),
    (
        "stratum", "UPDATE", "stays_as_it_is",
        f"{state('OLD.poll_id')} NOT IN ('draft', 'closing') OR OLD.poll_id <> NEW.poll_id"
        f" OR ({state('OLD.poll_id')} = 'closing'"
        " AND (OLD.name <> NEW.name OR OLD.kind <> NEW.kind OR OLD.rule <> NEW.rule))",
    ),
    ("stratum", "DELETE", "stays", f"{state('OLD.poll_id')} <> 'draft'"),
    ("elector", "INSERT", "is_settled", f"{state('NEW.poll_id')} NOT IN ('draft', 'frozen')"),
    (
        # A person who is erased leaves the card behind.
        "elector", "UPDATE", "stays_as_it_is",
        f"{state('OLD.poll_id')} NOT IN ('draft', 'frozen') AND NOT (NEW.person_id IS NULL AND OLD.id = NEW.id"
        " AND OLD.poll_id = NEW.poll_id AND OLD.stratum_id = NEW.stratum_id AND OLD.card_no = NEW.card_no"
        " AND OLD.channel = NEW.channel)",
    ),
    ("elector", "DELETE", "stays", f"{state('OLD.poll_id')} NOT IN ('draft', 'frozen')"),
    (
        "mark", "INSERT", "comes_while_open",
        f"{state(poll_of('elector', 'NEW.elector_id'))} NOT IN ('open', 'closing')",
    ),
    ("mark", "UPDATE", "stays_as_it_is", "1 = 1"),
    (
        "openvote", "INSERT", "comes_while_open",
        f"{state(poll_of('elector', 'NEW.elector_id'))} <> 'open'"
        f" OR (SELECT kind FROM voting_poll WHERE id = {poll_of('elector', 'NEW.elector_id')}) <> 'open'",
    ),
    (
        # Whoever is erased leaves the vote behind, without the name.
        "openvote", "UPDATE", "stays_after_the_close",
        f"OLD.elector_id <> NEW.elector_id OR ({state(poll_of('elector', 'NEW.elector_id'))} <> 'open'"
        " AND NOT (NEW.signed = '' AND OLD.choice = NEW.choice))",
    ),
    ("openvote", "DELETE", "stays", "1 = 1"),
    (
        "papercount", "INSERT", "comes_before_the_count",
        f"{state(poll_of('stratum', 'NEW.stratum_id'))} NOT IN {READING_PAPERS}",
    ),
    (
        "papercount", "UPDATE", "is_finished_once",
        "OLD.finished_at IS NOT NULL OR OLD.is_set_aside OR (NEW.is_set_aside AND NEW.finished_at IS NOT NULL)"
        " OR OLD.stratum_id <> NEW.stratum_id OR OLD.teller_id <> NEW.teller_id"
        " OR OLD.turn <> NEW.turn OR OLD.round <> NEW.round",
    ),
    ("papercount", "DELETE", "stays", "1 = 1"),
    (
        "paperline", "INSERT", "comes_before_the_reading_is_finished",
        f"{OF_A_COUNT} NOT IN {READING_PAPERS}"
        " OR (SELECT finished_at FROM voting_papercount WHERE id = NEW.count_id) IS NOT NULL"
        " OR (SELECT is_set_aside FROM voting_papercount WHERE id = NEW.count_id)",
    ),
    ("paperline", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("paperline", "DELETE", "stays", "1 = 1"),
    (
        # Whoever is erased leaves the side that they spoke for behind.
        "teller", "UPDATE", "stays_as_it_is",
        "NOT (NEW.person_id IS NULL AND OLD.id = NEW.id AND OLD.poll_id = NEW.poll_id AND OLD.side = NEW.side)",
    ),
    ("teller", "DELETE", "stays", "1 = 1"),
    ("mark", "DELETE", "stays", f"{state(poll_of('elector', 'OLD.elector_id'))} <> 'closing'"),
    ("ballot", "INSERT", "comes_while_open", f"{state('NEW.poll_id')} NOT IN ('open', 'closing')"),
    ("ballot", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("ballot", "DELETE", "stays", f"{state('OLD.poll_id')} <> 'closing'"),
    (
        "wallcount", "INSERT", "comes_before_the_count",
        f"{state(poll_of('stratum', 'NEW.stratum_id'))} NOT IN {COUNTING_WALLS}",
    ),
    ("wallcount", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("wallcount", "DELETE", "stays", "1 = 1"),
    (
        "wallsheet", "INSERT", "comes_before_the_count",
        f"{state(poll_of('option', 'NEW.option_id'))} NOT IN {COUNTING_WALLS}",
    ),
    ("wallsheet", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("wallsheet", "DELETE", "stays", "1 = 1"),
    ("result", "INSERT", "comes_with_the_count", f"{state('NEW.poll_id')} NOT IN ('closed', 'recount')"),
    ("result", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("result", "DELETE", "stays", "1 = 1"),
    ("selection", "INSERT", "comes_after_the_count", f"{state('NEW.poll_id')} NOT IN {DECIDING}"),
    ("selection", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("selection", "DELETE", "stays", "1 = 1"),
    ("selectionline", "UPDATE", "stays_as_it_is", "1 = 1"),
    ("selectionline", "DELETE", "stays", "1 = 1"),
]

# Everybody has the same number of dots, points or places to give, whichever way a ballot comes in.
EACH = {
    "sqlite": "json_each(NEW.choice)",
    "postgresql": "(SELECT value FROM jsonb_each_text(NEW.choice)) AS each(value)",
}
NUMBER = {"sqlite": "value", "postgresql": "value::int"}


def too_much(vendor: str) -> str:
    """A paper that breaks the rule of its way of voting. Each branch is looked at only for its own way."""
    each, number = EACH[vendor], NUMBER[vendor]

    def of_poll(column: str) -> str:
        return f"(SELECT {column} FROM voting_poll WHERE id = NEW.poll_id)"

    spent = f"(SELECT COALESCE(SUM({number}), 0) FROM {each})"
    most = f"(SELECT COALESCE(MAX({number}), 0) FROM {each})"
    least = f"(SELECT COALESCE(MIN({number}), 0) FROM {each})"
    different = f"(SELECT COUNT(DISTINCT {number}) FROM {each})"
    said = f"(SELECT COUNT(*) FROM {each})"
    return (
        f"CASE {of_poll('method')} WHEN 'dots' THEN {spent} > {of_poll('dots_each')} OR {least} < 0"
        f" OR (NOT {of_poll('may_stack')} AND {most} > 1)"
        f" WHEN 'score' THEN {most} > {of_poll('highest')} OR {least} < 0"
        # 1, 2, 3 and so on, each once: as many different numbers as names, the largest of them as many.
        f" WHEN 'scottish-stv' THEN {different} <> {said} OR {most} <> {said} OR ({said} > 0 AND {least} < 1)"
        " ELSE 1 = 0 END"
    )


# INSERT OR REPLACE takes the old row away before it writes the new one. These refuse it at the door, whether or not
# the connection has recursive_triggers on.
NEVER_REPLACED = {
    "poll": "id", "option": "id", "stratum": "id", "elector": "id", "mark": "elector_id", "ballot": "receipt",
    "wallcount": "id", "wallsheet": "id", "openvote": "elector_id", "papercount": "id", "paperline": "id", "teller": "id", "result": "id", "selection": "id", "selectionline": "id",
}  # fmt: skip


def rules(vendor: str):
    yield from RULES
    yield ("ballot", "INSERT", "follows_the_rules", too_much(vendor))
    if vendor == "sqlite":
        for table, key in NEVER_REPLACED.items():
            yield (table, "INSERT", "is_never_replaced", f"EXISTS (SELECT 1 FROM voting_{table} WHERE {key} = NEW.{key})")


def put_up(apps, editor):
    vendor = editor.connection.vendor
    for table, verb, name, refused in rules(vendor):
        rule = f"voting_{table}_{verb.lower()}_{name}"
        message = f"voting_{table} {name}"
        if vendor == "sqlite":
            editor.execute(
                f"CREATE TRIGGER {rule} BEFORE {verb} ON voting_{table} WHEN {refused} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
            continue
        row = "OLD" if verb == "DELETE" else "NEW"
        editor.execute(
            f"CREATE FUNCTION {rule}() RETURNS trigger AS $$ BEGIN IF ({refused}) THEN "
            f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN {row}; END $$ LANGUAGE plpgsql"
        )
        editor.execute(
            f"CREATE TRIGGER {rule} BEFORE {verb} ON voting_{table} FOR EACH ROW EXECUTE FUNCTION {rule}()"
        )


def take_down(apps, editor):
    for table, verb, name, _refused in rules(editor.connection.vendor):
        rule = f"voting_{table}_{verb.lower()}_{name}"
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TRIGGER IF EXISTS {rule}")
        else:
            editor.execute(f"DROP TRIGGER IF EXISTS {rule} ON voting_{table}")
            editor.execute(f"DROP FUNCTION IF EXISTS {rule}()")


class Migration(migrations.Migration):
    dependencies = [("voting", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
