"""The WSGI door: what a web server loads."""

import os
import signal

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dueregard.config.settings")

application = get_wsgi_application()

from dueregard.upkeep.processes import end_with_server  # noqa: E402 - needs the settings

end_with_server(signal.SIGKILL)  # after a SIGTERM, some were seen to serve on without their server
