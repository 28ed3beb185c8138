"""Messages: written in the scope of their cause, read by recipients and by the federation's log."""

from django.db import migrations

from portal.migrations import _security as security

OWN = "user_id = (SELECT app_user())"
FEDERATION = security.federations()
NOTICE = "portal_notice"
RECEIVED = (
    f"EXISTS (SELECT 1 FROM {NOTICE} received WHERE received.message_id = portal_message.id"  # noqa: S608 - names of our own
    " AND received.user_id = (SELECT app_user()))"
)
# What goes to the federation about a college is not the college's to read; who wrote it does,
# because a row that is inserted is handed back.
MESSAGE_READ = (
    f"{FEDERATION} OR ({security.colleges()} AND audience = 'college')"
    f" OR posted_by_id = (SELECT app_user()) OR {RECEIVED}"
)
LOGGED = security.exists(NOTICE, "notice_id", security.federations("parent.federation_id"))


class Migration(migrations.Migration):
    dependencies = [("portal", "0005_messages")]

    operations = [
        security.secure(
            "portal_message",
            select=MESSAGE_READ,
            insert=f"{security.colleges()} OR {FEDERATION}",
        ),
        security.secure(NOTICE, select=f"{OWN} OR {FEDERATION}", update=OWN),
        security.secure(
            "portal_delivery", select=security.exists(NOTICE, "notice_id"), update=LOGGED
        ),
        security.never_deleted("portal_message", NOTICE, "portal_delivery"),
    ]
