"""Translating a plan's words, and checking translations: all that was sent in is kept, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dueregard import clock
from dueregard.history.actor import Actor
from dueregard.history.operation import difference, operation, tell
from dueregard.organisations.models import Organisation
from dueregard.organisations.permissions import require
from dueregard.planfile.translations import digest, tidy, tongue_of, words_of
from dueregard.planfile.words import shortened
from dueregard.plans.changing import locked
from dueregard.plans.facts import item_state
from dueregard.plans.models import Action, LanguageScheme, Objective, Plan, Translation
from dueregard.plans.pieces import action_piece, objective_piece, plan_piece, plan_state
from dueregard.plans.translating.queries import scheme_of

Place = tuple[str, str]
"""The id of an objective or action ("" for the plan) and the name of the words."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody says of one piece. `seen` is the version of the piece that they had before them.

    `still_right`: the words have changed, and the translation needs no change. `checked`: they have checked
    it. "" takes a translation away.
    """

    item: str
    name: str
    text: str
    seen: str
    still_right: bool = False
    checked: bool = False

    @property
    def place(self) -> Place:
        """Where the words stand."""
        return self.item, self.name

    @property
    def is_untouched(self) -> bool:
        """Whether it says nothing that the version seen did not say."""
        return not (self.is_written or self.checked)

    @property
    def is_written(self) -> bool:
        """Whether it says other words than the version seen, or that the same are right for other words."""
        return self.still_right or digest(self.text) != self.seen.partition("-")[2]


class Overtaken(Exception):
    """Somebody has meanwhile changed words that were translated, or their translation: at these places."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        super().__init__(", ".join(f"{item} {name}" for item, name in self.places))


@operation
def translate_words(
    *, by: Actor, plan: Plan, language: str, said: Sequence[Said], translator: str = "", reason: str = ""
) -> int:
    """Keep what is said of pieces in `language`, all of it or nothing; gives how many of them it changed.

    `translator` names who translated outside; then whoever brings it here may check it. Raises `Overtaken`
    where somebody was quicker, and `ValidationError` for what cannot be checked or is no piece of the plan.
    """
    require(by, "translate" if any(each.is_written for each in said) else "check_translation", plan)
    if any(each.checked for each in said):
        require(by, "check_translation", plan)
    plan = Plan.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=plan.pk)
    touched = [each for each in said if not each.is_untouched]
    desk = _Desk(plan, language, by, translator.strip(), {each.item for each in touched})
    desk.refuse_overtaken(touched)
    before = desk.states()
    changed = sum([desk.keep(each) for each in touched])
    now = _Desk(plan, language, by, "", desk.items).states()
    differences = [difference(*key, before[key], now[key]) for key in before]
    tell(differences, organisation=plan.organisation.slug, plan=plan.uid, reason=reason)
    return changed


@operation
def set_language_scheme(
    *, by: Actor, organisation: Organisation, asks: str, second_person: bool
) -> LanguageScheme:
    """Say what the body's language scheme asks: of an edition, one of `Asks`; and who checks translations."""
    require(by, "set_language_scheme", organisation)
    scheme = scheme_of(organisation)
    before = {"asks": str(scheme.asks), "second_person": scheme.second_person}
    scheme.asks, scheme.second_person = asks, second_person
    scheme.full_clean()
    scheme.save()
    after = {"asks": asks, "second_person": second_person}
    tell([difference("language_scheme", organisation.uid, before, after)], organisation=organisation.slug)
    return scheme


@dataclass
class _Desk:
    """The parts of a plan that are being translated, held, with their words and translations."""

    plan: Plan
    language: str
    by: Actor
    translator: str
    items: set[str]
    words: dict[Place, str] = field(init=False)
    rows: dict[Place, Translation] = field(init=False)

    def __post_init__(self) -> None:
        wanted: Any = {"plan": self.plan, "uid__in": self.items}
        self.objectives = list(locked(Objective).filter(**wanted))
        self.actions = list(locked(Action).filter(**wanted))
        pieces: list[tuple[str, Any]] = [("", plan_piece(self.plan))] if "" in self.items else []
        pieces += [(each.uid, objective_piece(each)) for each in self.objectives]
        pieces += [(each.uid, action_piece(each)) for each in self.actions]
        self.words = {(uid, name): text for uid, piece in pieces for name, text in words_of(piece).items()}
        rows = self.plan.translations.select_related("objective", "action")
        tongue = tongue_of(self.language)
        self.rows = {(_uid(row), row.name): row for row in rows if tongue_of(row.language) == tongue}

    def states(self) -> dict[tuple[str, str], dict[str, Any]]:
        """What history compares, by kind and id."""
        found = {("plan", self.plan.uid): plan_state(self.plan)} if "" in self.items else {}
        found |= {("objective", each.uid): item_state(each) for each in self.objectives}
        return found | {("action", each.uid): item_state(each) for each in self.actions}

    def refuse_overtaken(self, said: Iterable[Said]) -> None:
        """Raise `Overtaken` where a piece is no longer as it was seen."""
        late = [each.place for each in said if self._version(each.place) != each.seen]
        if late:
            raise Overtaken(late)

    def _version(self, place: Place) -> str:
        row = self.rows.get(place)
        return f"{digest(self.words.get(place, ''))}-{digest(row.text if row else '')}"

    def keep(self, said: Said) -> bool:
        """Keep what is said of one piece; whether that changes anything."""
        row, text = self.rows.get(said.place), tidy(said.text)
        if not text:
            if row:
                row.delete()
            return row is not None
        row = row or self._fresh(said)
        words = self.words[said.place]
        written = text != row.text or (said.still_right and row.source != words)
        if written:
            self._write(row, text, words)
        checked = said.checked and not (row.is_checked and row.source == words)
        if checked:
            self._check(row, words)
        if written or checked:
            row.full_clean()
            row.save()
        return written or checked

    def _fresh(self, said: Said) -> Translation:
        if said.place not in self.words:
            raise ValidationError(_("The plan no longer has the words that this translates."))
        objective = next((each for each in self.objectives if each.uid == said.item), None)
        action = next((each for each in self.actions if each.uid == said.item), None)
        owner = {"plan": self.plan, "objective": objective, "action": action}
        return Translation(**owner, language=self.language, name=said.name)

    def _write(self, row: Translation, text: str, words: str) -> None:
        row.text, row.source = text, words
        row.translated_by = self.translator or self.by.label
        row.translator_id = "" if self.translator else self.by.id
        row.translated_at = clock.now()
        row.checked_by, row.checked_at = "", None

    def _check(self, row: Translation, words: str) -> None:
        if row.source != words:
            raise ValidationError(
                _("“%(words)s” has changed since it was translated. Translate it anew, then have it checked.")
                % {"words": shortened(words, 60)}
            )
        own = row.translator_id == self.by.id and self.by.kind == "account"
        if own and scheme_of(self.plan.organisation).second_person:
            raise ValidationError(
                _("Somebody other than you checks your translation of “%(words)s”.")
                % {"words": shortened(words, 60)}
            )
        row.checked_by, row.checked_at = self.by.label, clock.now()


def _uid(row: Translation) -> str:
    item = row.objective or row.action
    return item.uid if item else ""
