"""Reading a document that nobody vouches for: in a child process that can do little and not for long.

    confined read of an upload ──> fresh interpreter, no environment, own directory, no network ──> JSON

What holds, and by whom:

| danger | held by | also native code and started programs |
|---|---|---|
| endless reading | the parent's clock; RLIMIT_CPU | yes |
| memory | RLIMIT_DATA, RLIMIT_AS | yes, each process for itself |
| one huge file, many descriptors | RLIMIT_FSIZE, RLIMIT_NOFILE | yes |
| many files, writing elsewhere | audit hook | no: Python code only |
| network | a network namespace, or else an audit hook | the namespace yes, the hook no |
| other programs | audit hook (lets LibreOffice through) | no: Python code only |
| secrets | empty environment, closed descriptors | yes; files that the user may read stay readable |
| a crash | it is the child's | yes |
| an answer that does harm | JSON of bounded size, checked by the types of the plan format; never pickle | – |

Exceptions: UnreadableDocument (one line for the person), Cancelled.
"""

from dueregard.reading.sandbox.limits import PICTURE, READING, RECOGNISING, REREADING, Limits
from dueregard.reading.sandbox.parent import Cancelled, run_confined

__all__ = ["PICTURE", "READING", "RECOGNISING", "REREADING", "Cancelled", "Limits", "run_confined"]
