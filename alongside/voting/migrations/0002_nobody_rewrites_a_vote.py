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
    f"OLD.{name} = NEW.{name}" for name in ("id", "ref", "title_id", "method", "dots_each", "may_stack", "decided_by")
)
DECIDING = "('counted', 'provisional', 'disputed', 'recount', 'locked')"
COUNTING_WALLS = "('open', 'closed', 'recount')"

RULES = [
    ("poll", "UPDATE", "goes_one_way", f"OLD.state <> NEW.state AND NOT ({ALONG_AN_ARROW})"),
    ("poll", "UPDATE", "keeps_its_rules", f"OLD.state <> 'draft' AND NOT ({SAME_RULES})"),
    ("poll", "INSERT", "begins_as_a_draft", "NEW.state <> 'draft'"),
    ("poll", "DELETE", "stays", "OLD.state <> 'draft'"),
    (
        "option", "INSERT", "is_settled",
        f"NOT ({state('NEW.poll_id')} = 'draft' OR (NEW.after_vote AND {state('NEW.poll_id')} IN {DECIDING}))",
    ),
    ("option", "UPDATE", "stays_as_it_is", f"{state('OLD.poll_id')} <> 'draft' OR {state('NEW.poll_id')} <> 'draft'"),
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
        f" OR ({state('OLD.poll_id')} = 'closing' AND (OLD.name <> NEW.name OR OLD.kind <> NEW.kind))",
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

# Everybody has the same number of dots, whichever way a ballot comes in.
SPENT = {
    "sqlite": "(SELECT COALESCE(SUM(value), 0) FROM json_each(NEW.choice))",
    "postgresql": "(SELECT COALESCE(SUM(value::int), 0) FROM jsonb_each_text(NEW.choice))",
}
ON_ONE = {
    "sqlite": "(SELECT COALESCE(MAX(value), 0) FROM json_each(NEW.choice))",
    "postgresql": "(SELECT COALESCE(MAX(value::int), 0) FROM jsonb_each_text(NEW.choice))",
}
BELOW_NONE = {
    "sqlite": "EXISTS (SELECT 1 FROM json_each(NEW.choice) WHERE value < 0)",
    "postgresql": "EXISTS (SELECT 1 FROM jsonb_each_text(NEW.choice) WHERE value::int < 0)",
}

# INSERT OR REPLACE takes the old row away before it writes the new one. These refuse it at the door, whether or not
# the connection has recursive_triggers on.
NEVER_REPLACED = {
    "poll": "id", "option": "id", "stratum": "id", "elector": "id", "mark": "elector_id", "ballot": "receipt",
    "wallcount": "id", "wallsheet": "id", "result": "id", "selection": "id", "selectionline": "id",
}  # fmt: skip


def rules(vendor: str):
    yield from RULES
    dots_each = "(SELECT dots_each FROM voting_poll WHERE id = NEW.poll_id)"
    may_stack = "(SELECT may_stack FROM voting_poll WHERE id = NEW.poll_id)"
    yield (
        "ballot", "INSERT", "has_no_dots_too_many",
        f"{SPENT[vendor]} > {dots_each} OR {BELOW_NONE[vendor]} OR (NOT {may_stack} AND {ON_ONE[vendor]} > 1)",
    )  # fmt: skip
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
            f"CREATE FUNCTION {rule}() RETURNS trigger AS $$ BEGIN IF {refused} THEN "
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
