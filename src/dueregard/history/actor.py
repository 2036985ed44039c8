"""Who acts: one idea for an account, a link's holder, an API token, a job, an import and the system."""

from dataclasses import dataclass, field
from typing import Literal, get_args

ActorKind = Literal["account", "link", "token", "job", "import", "system", "public"]
KINDS: tuple[ActorKind, ...] = get_args(ActorKind)


@dataclass(frozen=True, slots=True)
class Actor:
    """One that acts. `id` tells it from others of its kind; `label` is how history names it, for ever.

    `system`, `job` and `import` are the installation itself: whoever can start one already holds the machine.
    `public` is everybody who has not said who they are.
    """

    kind: ActorKind
    id: str
    label: str
    held: tuple[tuple[int, str], ...] | None = field(default=None, compare=False, repr=False)
    """The bodies' numbers and the roles in them, where they came with the account of this request, so that a
    page asks for them once. None: not known here, so the database is asked."""

    def __str__(self) -> str:
        return self.label

    @property
    def is_installation(self) -> bool:
        """Whether the installation itself acts, so that no role need be asked for."""
        return self.kind in {"system", "job", "import"}


PUBLIC = Actor("public", "", "the public")


def system(label: str) -> Actor:
    """The installation itself, as `label` says: a command that an operator ran, an upgrade."""
    return Actor("system", "", label)
