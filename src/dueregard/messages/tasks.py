"""Jobs of this room."""

import os
import socket

from django_tasks import task

from dueregard import clock
from dueregard.messages import notify, sending


@task(priority=-10)
def send_messages() -> None:
    """Send what waits. A thousand letters must not keep anybody from having a document read."""
    sending.send_round(f"{socket.gethostname()}:{os.getpid()}")


@task(priority=50)
def look_after_messages() -> None:
    """Settle what dead workers have left, and have sent what is due: put off before, or left behind."""
    sending.sweep(clock.now())
    sending.wake_if_due()


@task()
def ask_notify() -> None:
    """Where mail leaves by GOV.UK Notify: settle what is uncertain, and mark what it could not deliver."""
    if notify.is_in_use():
        asked = notify.client()
        notify.settle_uncertain(asked)
        notify.record_failures(asked)
        sending.wake_if_due()
