"""Jobs of this room."""

import os
import socket

from django_tasks import task

from dueregard.messages import sending


@task(priority=-10)
def send_messages() -> None:
    """Send what waits. A thousand letters must not keep anybody from having a document read."""
    sending.send_round(f"{socket.gethostname()}:{os.getpid()}")
