"""All addresses of the site, room by room. A page in Welsh has the address of the English one after `/cy`."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dueregard.documents.urls")),
    path("", include("dueregard.exchange.urls")),
    path("", include("dueregard.publishing.file_urls")),
    path("", include("dueregard.editions.file_urls")),
    path("", include("dueregard.dashboard.feed_urls")),
    path("", include("dueregard.accounts.single_sign_on_urls")),
    *i18n_patterns(
        path("", include("dueregard.dashboard.urls")),
        path("", include("dueregard.design.urls")),
        path("", include("dueregard.accounts.urls")),
        path("", include("dueregard.organisations.urls")),
        path("", include("dueregard.organisations.posts.urls")),
        path("", include("dueregard.plans.binding.urls")),
        path("", include("dueregard.plans.funds.urls")),
        path("", include("dueregard.messages.urls")),
        path("", include("dueregard.jobs.urls")),
        path("", include("dueregard.search.urls")),
        path("", include("dueregard.plans.urls")),
        path("", include("dueregard.exchange.page_urls")),
        path("", include("dueregard.findings.urls")),
        path("", include("dueregard.cycles.urls")),
        path("", include("dueregard.importing.urls")),
        path("", include("dueregard.reporting.urls")),
        path("", include("dueregard.publishing.urls")),
        path("", include("dueregard.editions.urls")),
        prefix_default_language=False,
    ),
]

handler403 = "dueregard.design.views.refused"
handler404 = "dueregard.design.views.not_found"
handler500 = "dueregard.design.views.failed"
