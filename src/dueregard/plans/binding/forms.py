"""Forms about leads: who each printed name is, and who takes over."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dueregard.organisations.posts.models import NAME_LENGTH, Post
from dueregard.organisations.posts.names import key
from dueregard.organisations.posts.words import PostKind
from dueregard.plans.binding.matching import Why, is_abbreviation
from dueregard.plans.binding.operations import Answer
from dueregard.plans.binding.queries import BindingOverview, PrintedLead

NEW: Final = "new:"
AS_IT_IS: Final = "as-it-is"
"""Several posts share the name, after a hand-over: nothing is changed of that."""

WHYS: Final = {
    Why.NAME: gettext_lazy("known by this name"),
    Why.KEY: gettext_lazy("by the plan’s key"),
    Why.QUALIFIED: gettext_lazy("if the remark beside the name means nothing else"),
    Why.INITIALS: gettext_lazy("by its first letters"),
    Why.HOLDER: gettext_lazy("held by somebody of this name"),
    Why.NEAR: gettext_lazy("nearly the same name"),
}


class BindingForm(forms.Form):
    """For each printed lead who it is: a post that is offered, a new one, another one, or nobody yet."""

    def __init__(self, data: Any, overview: BindingOverview) -> None:
        super().__init__(data)
        self.overview = overview
        self.by_uid = {post.uid: post for post in overview.posts}
        for lead in overview.leads:
            self.fields[_who(lead)] = forms.ChoiceField(
                label=_("Who is it?"), required=False, choices=self._choices(lead), initial=_first(lead)
            )
            self.fields[_name(lead)] = forms.CharField(
                label=_("Name, if it is new"), required=False, max_length=NAME_LENGTH, initial=_title(lead)
            )

    def questions(self) -> Iterator[tuple[PrintedLead, Any, Any]]:
        """Each printed lead with its two fields."""
        for lead in self.overview.leads:
            yield lead, self[_who(lead)], self[_name(lead)]

    def clean(self) -> dict[str, Any]:
        """What is new has a name."""
        cleaned = super().clean() or {}
        for lead in self.overview.leads:
            if cleaned.get(_who(lead), "").startswith(NEW) and not key(cleaned.get(_name(lead), "")):
                self.add_error(_name(lead), _("Say what the new one is called."))
        return cleaned

    def answers(self) -> dict[str, Answer]:
        """By printed name, whom to bind it to; without those of which nothing is to change."""
        given = {lead.name: self._answer(lead) for lead in self.overview.leads}
        return {name: answer for name, answer in given.items() if answer is not None}

    def _answer(self, lead: PrintedLead) -> Answer | None:
        chosen = self.cleaned_data[_who(lead)]
        if chosen == AS_IT_IS:
            return None
        if chosen.startswith(NEW):
            return Answer(title=self.cleaned_data[_name(lead)], kind=chosen.removeprefix(NEW))
        if chosen:
            return Answer(self.by_uid[chosen])
        return Answer() if lead.posts else None

    def _choices(self, lead: PrintedLead) -> list[tuple[str, Any]]:
        """Leaving it open, then what is offered, then what it may newly be, then all other posts."""
        offered = {offer.id: f"{offer.title} ({WHYS[offer.why]})" for offer in lead.match.offers if offer.id}
        held = [(post.uid, post.title) for post in lead.posts if post.uid not in offered]
        others = [(uid, post.title) for uid, post in self.by_uid.items()]
        named = {*offered, *(uid for uid, _title in held)}
        shared = [(AS_IT_IS, _("as it is: different from action to action"))] if len(lead.posts) > 1 else []
        return [
            ("", _("leave it open")),
            *shared,
            *held,
            *offered.items(),
            *((f"{NEW}{kind}", _NEW_ONES[PostKind(kind)]) for kind in PostKind.values),
            *(each for each in others if each[0] not in named),
        ]


_NEW_ONES: Final = {
    PostKind.POST: gettext_lazy("new: a post"),
    PostKind.TEAM: gettext_lazy("new: a team"),
    PostKind.COLLECTIVE: gettext_lazy("new: everybody of a kind"),
    PostKind.OUTSIDE: gettext_lazy("new: another body"),
    PostKind.PERSON: gettext_lazy("new: a person, not a post"),
}


class HandOverForm(forms.Form):
    """To which post the open actions go, and why."""

    to = forms.ModelChoiceField(
        Post.objects.none(),
        label=gettext_lazy("Who takes the actions over?"),
        to_field_name="uid",
        empty_label=gettext_lazy("choose a post"),
    )
    reason = forms.CharField(label=gettext_lazy("Why"), max_length=500, required=False)

    def __init__(self, data: Any, post: Post, *, on: date) -> None:
        super().__init__(data)
        field = self.fields["to"]
        if isinstance(field, forms.ModelChoiceField):
            others = Post.objects.filter(organisation=post.organisation_id).exclude(pk=post.pk)
            field.queryset = others.going_on(on)


def _who(lead: PrintedLead) -> str:
    return f"who-{lead.id}"


def _name(lead: PrintedLead) -> str:
    return f"name-{lead.id}"


def _first(lead: PrintedLead) -> str:
    """What is chosen at first: as it is bound; else what is certain; nothing where there is any doubt."""
    if len(lead.posts) > 1:
        return AS_IT_IS
    if lead.posts:
        return str(lead.posts[0].uid)
    if certain := lead.match.certain:
        return certain.id or f"{NEW}{_kind(lead)}"
    plain = not (lead.match.offers or lead.uncertain or "?" in lead.name or is_abbreviation(lead.name))
    return f"{NEW}{_kind(lead)}" if plain else ""


def _kind(lead: PrintedLead) -> str:
    return str(lead.kind or PostKind.POST)


def _title(lead: PrintedLead) -> str:
    """The name of a new post: what the plan's key says, else as printed."""
    return next((offer.title for offer in lead.match.offers if not offer.id), lead.name)
