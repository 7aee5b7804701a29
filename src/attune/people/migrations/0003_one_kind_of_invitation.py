"""The link for the first account is an invitation like any other; the next start prints a new one."""

from django.db import migrations


class Migration(migrations.Migration):
    """Drop the hash that stood in the server's row."""

    dependencies = [("people", "0002_own_it")]

    operations = [migrations.RemoveField(model_name="server", name="welcome_hash")]
