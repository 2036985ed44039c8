"""The table role × verb in words: what each kind of record and each verb is called."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

KINDS: Final[dict[str, Any]] = {
    "organisations.organisation": _("organisation"),
    "organisations.invitation": _("invitation"),
    "organisations.post": _("post"),
    "documents.document": _("kept file"),
    "outbox.message": _("message"),
    "plans.plan": _("plan"),
    "plans.fund": _("fund"),
    "plans.objective": _("objective"),
    "plans.action": _("action"),
    "importing.draft": _("draft"),
    "publishing.proposal": _("proposed edition"),
    "reporting.annualreport": _("annual report"),
}
VERBS: Final[dict[str, Any]] = {
    "accept": _("accept"),
    "approve": _("approve or refuse what they are asked to"),
    "approve_updates": _("approve what leads answer, and sign cycles off"),
    "bring_document": _("bring a document"),
    "check": _("see the findings of the check"),
    "check_translation": _("check translations"),
    "comment": _("comment"),
    "create_plan": _("make a plan"),
    "edit": _("edit"),
    "edit_report_look": _("say how reports look"),
    "edit_site": _("change its public pages"),
    "excuse_finding": _("excuse findings of the check"),
    "hand_over": _("hand over actions"),
    "invite": _("invite people and give roles"),
    "keep_evidence": _("keep files as evidence of actions that are theirs to keep up"),
    "keep_cycles": _("ask leads for updates"),
    "keep_funds": _("keep funds"),
    "keep_posts": _("keep posts and their holders"),
    "mend": _("mend"),
    "propose_revision": _("propose another target"),
    "publish": _("propose editions, and withdraw them"),
    "queue_message": _("write to people"),
    "record_progress": _("record progress"),
    "redact": _("remove words for good"),
    "report": _("make reports"),
    "keep_report": _("keep reports as they were sent, and put them right"),
    "review": _("review"),
    "revoke_links": _("revoke update links"),
    "send_again": _("send again"),
    "see_publishing": _("see what would be public, and the editions"),
    "set_language_scheme": _("say what the language scheme asks"),
    "set_publishing": _("say who approves editions"),
    "set_stage": _("say where it stands in its life, carry actions forward"),
    "take_snapshot": _("take a snapshot"),
    "translate": _("translate its words"),
    "view": _("see"),
    "view_comments": _("see the comments and the evidence"),
    "view_cycles": _("see who was asked for updates and who has answered"),
    "view_funds": _("see funds and amounts"),
    "view_history": _("see the history"),
    "view_messages": _("see who was written to"),
    "view_posts": _("see who holds the posts"),
    "view_responses": _("see how many have answered"),
    "write_annual_report": _("begin annual reports"),
}


def kind_in_words(kind: str) -> str:
    """What a kind of record is called; its own name where nothing has been said."""
    return str(KINDS.get(kind, kind.partition(".")[2].replace("_", " ")))


def verb_in_words(verb: str) -> str:
    """What a verb is called; the verb itself where nothing has been said."""
    return str(VERBS.get(verb, verb.replace("_", " ")))
