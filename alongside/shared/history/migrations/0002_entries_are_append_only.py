from django.db import migrations

from alongside.shared.history.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("history", "0001_initial")]

    operations = [append_only("history_privateentry", "history_publicentry")]
