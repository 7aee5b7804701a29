"""Addresses of the spaces app."""

from django.urls import path

from attune.spaces import undo_views, views
from attune.spaces.linking import views as linking

app_name = "spaces"
urlpatterns = [
    path("undo", undo_views.undo_erase, name="undo-erase"),
    path("people", views.see_people, name="see-people"),
    path("people/named", views.open_by_name, name="open-by-name"),
    path("people/invite", linking.invite_someone, name="invite-someone"),
    path("people/invite/cancel", linking.cancel_invitation, name="cancel-invitation"),
    path("people/join", linking.join_space, name="join-space"),
    path("people/join/accept", linking.accept_invitation, name="accept-invitation"),
    path("people/join/no", linking.decline_invitation, name="decline-invitation"),
    path("people/<uuid:space_id>", views.see_space, name="see-space"),
    path("people/<uuid:space_id>/let-in", linking.let_in, name="let-in"),
    path("people/<uuid:space_id>/turn-away", linking.turn_away, name="turn-away"),
    path("people/<uuid:space_id>/compare", linking.compare_codes, name="compare-codes"),
    path("people/<uuid:space_id>/mine", views.change_side, name="change-side"),
    path("people/<uuid:space_id>/leave", views.leave_space, name="leave-space"),
    path("people/<uuid:space_id>/<uuid:record_id>", views.read_shared, name="read-shared"),
    path("people/<uuid:space_id>/<uuid:record_id>/take-back", views.take_back, name="take-back"),
]
