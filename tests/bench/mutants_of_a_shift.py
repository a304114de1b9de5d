"""Ways to break what a shift rests on: its clocks, promises, people, handovers, papers, figures."""

from typing import Final

from tests.bench.mutants import Mutant

_DEADLINES: Final = "moderator_app/core/deadlines.py"
_BY_HAND: Final = "tests/core/test_deadlines_by_hand.py::test_the_engine_and_the_hand_agree"
_LEDGER: Final = "moderator_app/core/ledger.py"
_ACCEPTANCE: Final = "moderator_app/core/acceptance.py"
_REPORTS: Final = "moderator_app/core/reports.py"

AREAS: Final = (
    "clock engine",
    "promises",
    "calling back",
    "roles",
    "sign-in",
    "lock",
    "handover",
    "yearly numbers",
    "reports",
    "second pair of eyes",
    "emergencies",
    "asking several",
    "first and last day",
    "roster and load",
    "sign-off",
)

MUTANTS: Final = (
    Mutant(
        "clock engine",
        "moderator_app/core/workdays.py",
        "return day in self._made_up or (day.weekday() < SATURDAY and day not in self._holidays)",
        "return day.weekday() < SATURDAY and day not in self._holidays",
        _BY_HAND,
    ),
    Mutant(
        "clock engine",
        _DEADLINES,
        "    if _counts_itself(clock, begun, work):\n        zero -= timedelta(days=1)\n",
        "    zero -= timedelta(days=1)\n",
        _BY_HAND,
    ),
    Mutant(
        "clock engine",
        _DEADLINES,
        "start = max(start, freeze.until)",
        "start = max(start, freeze.since)",
        _BY_HAND,
    ),
    Mutant(
        "clock engine",
        "moderator_app/core/worktime.py",
        "self.upto[at] - max(0, self.ends[at] - tick)",
        "self.upto[at] - (self.ends[at] - tick)",
        "tests/core/test_worktime.py::test_the_bisection_and_a_plain_count_of_minutes_agree",
    ),
    Mutant(
        "clock engine",
        _DEADLINES,
        "    moment = max(duty.back(due_at, lead), duty.opening(start))\n",
        "    moment = max(start, due_at - lead)\n",
        "tests/core/test_deadlines.py::test_no_warning_wakes_anybody_at_night",
    ),
    Mutant(
        "clock engine",
        "moderator_app/core/extending.py",
        "if found and not overruled:",
        "if False:",
        "tests/core/test_running.py::"
        "test_more_than_the_rule_allows_is_refused_until_a_person_overrules_it",
    ),
    Mutant(
        "promises",
        _LEDGER,
        "None if reply is None or reply.delivery is not Delivery.SENT else reply.settled_at",
        "None if reply is None else reply.settled_at or at",
        "tests/core/test_ledger.py::test_a_promise_counts_once_its_reply_has_gone_out",
    ),
    Mutant(
        "promises",
        _LEDGER,
        "return self.promise.due < (self.settled_at or now)",
        "return self.settled_at is None and self.promise.due < now",
        "tests/core/test_ledger.py::test_what_is_kept_too_late_was_missed",
    ),
    Mutant(
        "promises",
        _LEDGER,
        "ends.append((given.get(promise.successor), State.SUPERSEDED))",
        "ends.append((promise.at, State.SUPERSEDED))",
        "tests/core/test_ledger.py::test_where_the_new_time_is_never_told_the_old_one_holds",
    ),
    Mutant(
        "promises",
        "moderator_app/core/promises.py",
        "    if says.OTHERS.search(clause):\n        return True\n",
        "",
        "tests/core/test_promises.py::test_a_time_that_promises_nothing_is_left_alone",
    ),
    Mutant(
        "promises",
        "moderator_app/ui/panes/composer_sheet.py",
        "findings=(*self._verdict.findings, *self.promises.findings)",
        "findings=self._verdict.findings",
        "tests/ui/test_promises.py::test_a_reply_with_a_time_nobody_confirmed_costs_a_key",
    ),
    Mutant(
        "calling back",
        "moderator_app/core/calling_back.py",
        "if len(made) >= TRIES or any(",
        "if made or any(",
        "tests/core/test_calling_back.py::test_who_cannot_be_reached_is_tried_three_times",
    ),
    Mutant(
        "calling back",
        "moderator_app/core/reports.py",
        "if f.heard not in (None, Heard.UNREACHED)]",
        "if f.heard is not None]",
        "tests/desk/test_call_backs.py::test_a_report_counts_who_was_reached_and_is_satisfied",
    ),
    Mutant(
        "calling back",
        "moderator_app/ui/panes/call_back_actions.py",
        "case.reopened + 1",
        "case.reopened",
        "tests/ui/test_call_backs.py::"
        "test_who_is_not_satisfied_is_asked_why_and_the_case_goes_back_to_its_handler",
    ),
    Mutant(
        "roles",
        "moderator_app/core/roles.py",
        "    Act.ERASE: _LEADING,\n",
        "    Act.ERASE: frozenset(Role),\n",
        "tests/core/test_roles.py::test_a_moderator_answers_citizens_and_leaves_the_rest_to_others",
    ),
    Mutant(
        "roles",
        "moderator_app/core/roles.py",
        "    Act.ACCESS_RECORD: _ADMINISTERING,\n",
        "    Act.ACCESS_RECORD: _LEADING,\n",
        "tests/core/test_roles.py::test_the_record_of_who_saw_what_is_the_administrators_alone",
    ),
    Mutant(
        "roles",
        "moderator_app/core/roles.py",
        "    return found == [person]\n",
        "    return False\n",
        "tests/desk/test_last_day.py::"
        "test_the_last_administrator_does_not_leave_and_a_moderator_sees_nobody_off",
    ),
    Mutant(
        "sign-in",
        "moderator_app/core/passwords.py",
        "    if wrong <= FREE_TRIES:\n",
        "    if wrong:\n",
        "tests/ui/test_sign_in.py::"
        "test_ten_wrong_passwords_are_slowed_and_on_record_and_the_right_one_opens_after_the_wait",
    ),
    Mutant(
        "sign-in",
        "moderator_app/core/passwords.py",
        "    return min(_FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)\n",
        "    return _FIRST_PAUSE * (1 << doublings)\n",
        "tests/core/test_passwords.py::"
        "test_the_pause_doubles_from_the_fourth_wrong_try_and_stops_at_a_minute",
    ),
    Mutant(
        "sign-in",
        "moderator_app/desk/signing.py",
        "        self._keep(tried)\n",
        "",
        "tests/desk/test_signing.py::test_starting_the_program_anew_does_not_shorten_the_pause",
    ),
    Mutant(
        "sign-in",
        "moderator_app/desk/signing.py",
        "            session.access.add(entry)\n            raise Refusal(Reason.SIGN_IN_WRONG",
        "            raise Refusal(Reason.SIGN_IN_WRONG",
        "tests/desk/test_signing.py::"
        "test_ten_wrong_ones_are_slowed_and_recorded_and_the_right_one_works_after_the_wait",
    ),
    Mutant(
        "lock",
        "moderator_app/ui/lock.py",
        "            if window.isVisible():\n                self._veil(window)\n",
        "            if window is self._window:\n                self._veil(window)\n",
        "tests/ui/test_lock.py::"
        "test_dialogs_notices_and_the_palette_are_covered_and_come_back_as_they_were",
    ),
    Mutant(
        "lock",
        "moderator_app/ui/lock.py",
        "            child.hide()\n            self._hidden.append(child)\n",
        "            self._hidden.append(child)\n",
        "tests/ui/test_sign_in.py::test_a_locked_desk_says_no_citizens_word_to_eye_ear_or_task_bar",
    ),
    Mutant(
        "handover",
        "moderator_app/desk/acceptance.py",
        "            if left:\n                raise Refusal(Reason.ITEMS_LEFT",
        "            if False:\n                raise Refusal(Reason.ITEMS_LEFT",
        "tests/desk/test_acceptance.py::test_the_shift_begins_when_every_item_is_accepted_or_refused",
    ),
    Mutant(
        "handover",
        _ACCEPTANCE,
        "        if _known(known, case).state is not State.ACCEPTED\n",
        "        if _known(known, case)\n",
        "tests/core/test_acceptance.py::"
        "test_what_is_accepted_is_not_accepted_twice_and_what_was_refused_may_be_taken",
    ),
    Mutant(
        "handover",
        _ACCEPTANCE,
        "one for one in pending if one.line.told is None and one.line.since + patience <= now",
        "one for one in pending if one.line.since + patience <= now",
        "tests/core/test_acceptance.py::"
        "test_the_duty_leader_is_told_once_and_of_nothing_that_was_accepted",
    ),
    Mutant(
        "handover",
        _ACCEPTANCE,
        "by=event.actor, at=event.at, why=why, since=event.at)",
        "by=event.actor, at=event.at, why=why)",
        "tests/core/test_acceptance.py::test_the_time_of_a_refused_item_runs_from_the_refusal",
    ),
    Mutant(
        "handover",
        _ACCEPTANCE,
        "event.kind not in _ANSWERS or event.actor != actor for event in left",
        "event.kind not in _ANSWERS for event in left",
        "tests/core/test_acceptance.py::"
        "test_an_answer_is_taken_back_by_whoever_gave_it_and_the_one_before_stands_again",
    ),
    Mutant(
        "yearly numbers",
        "moderator_app/core/paper_register.py",
        "return self.given.get((paper, year), 0) + 1",
        "return self.given.get((paper, year), -1) + 2",
        "tests/desk/test_papers.py::test_numbers_run_without_a_gap_by_kind_and_year",
    ),
    Mutant(
        "yearly numbers",
        "moderator_app/desk/papers.py",
        "register.following(wish.paper, scene.local.year)",
        "register.following(wish.paper, now.year)",
        "tests/desk/test_papers.py::test_numbers_run_without_a_gap_by_kind_and_year",
    ),
    Mutant(
        "reports",
        _REPORTS,
        "yield Name.LATE if missed or not all(sent) else Name.IN_TIME",
        "yield Name.LATE if not sent else Name.IN_TIME",
        "tests/core/test_reports.py::test_one_late_reply_of_several_makes_the_case_late",
    ),
    Mutant(
        "reports",
        _REPORTS,
        "        if last.outcome not in _NO_SOLUTION:\n",
        "        if True:\n",
        "tests/core/test_reports.py::"
        "test_only_solved_is_solved_and_what_was_joined_or_withdrawn_is_not_asked",
    ),
    Mutant(
        "reports",
        _REPORTS,
        "        if fact.what is What.UNANSWERED or fact.kept is False:\n",
        "        if fact.kept is False:\n",
        "tests/store/test_reports.py::test_every_figure_is_what_a_count_by_hand_finds",
    ),
    Mutant(
        "second pair of eyes",
        "moderator_app/core/reviewing.py",
        "        if self.person == author:\n",
        "        if False:\n",
        "tests/ui/test_reviewing.py::test_ones_own_words_are_not_approved_but_taken_back",
    ),
    Mutant(
        "second pair of eyes",
        "moderator_app/desk/casework.py",
        "            if self._is_reviewed(case):\n",
        "            if False:\n",
        "tests/ui/test_reviewing.py::"
        "test_a_rule_that_is_newer_than_the_window_sends_nothing_by_accident",
    ),
    Mutant(
        "emergencies",
        "moderator_app/core/decisions.py",
        "    _no_emergency(case)\n    if case.submissions:\n",
        "    if case.submissions:\n",
        "tests/core/test_emergencies.py::"
        "test_nothing_dangerous_is_closed_or_set_aside_before_it_is_over",
    ),
    Mutant(
        "emergencies",
        "moderator_app/store/cases.py",
        '_NEXT: LiteralString = "emergency IS NULL, next_due IS NULL, next_due"',
        '_NEXT: LiteralString = "next_due IS NULL, next_due"',
        "tests/desk/test_emergencies.py::test_it_stands_first_in_every_list_it_is_in",
    ),
    Mutant(
        "emergencies",
        "moderator_app/ui/alarms.py",
        "            urgent = emergency or which is Which.PUBLIC_OPINION\n",
        "            urgent = emergency\n",
        "tests/ui/test_clocks.py::"
        "test_what_somebody_marked_and_what_the_public_waits_for_is_told_at_any_hour",
    ),
    Mutant(
        "asking several",
        "moderator_app/core/consulting.py",
        "    if len(asked) < FEWEST:\n",
        "    if not asked:\n",
        "tests/desk/test_consultations.py::test_a_question_to_one_is_no_question_to_several",
    ),
    Mutant(
        "asking several",
        "moderator_app/core/consulting.py",
        "if one != unit] if others else []",
        "if one != unit]",
        "tests/desk/test_consultations.py::"
        "test_who_takes_it_is_the_lead_and_the_others_join_if_they_are_to",
    ),
    Mutant(
        "first and last day",
        "moderator_app/desk/last_day.py",
        "keeper = session.actor if heir is None else str(heir)",
        "keeper = session.actor",
        "tests/desk/test_last_day.py::test_claims_and_drafts_pass_to_the_one_who_is_named",
    ),
    Mutant(
        "first and last day",
        "moderator_app/desk/last_day.py",
        "            self._signing.forget(person)\n",
        "",
        "tests/desk/test_last_day.py::"
        "test_whoever_left_sits_down_no_more_and_is_on_no_shift_to_come",
    ),
    Mutant(
        "first and last day",
        "moderator_app/ui/dialogs/first_day.py",
        'partial(_save, f"{_SETTING}{self._person}", self._done)',
        "partial(_save, _SETTING, self._done)",
        "tests/ui/test_coming_and_going.py::test_the_ticks_of_a_first_day_are_kept_for_each_person",
    ),
    Mutant(
        "roster and load",
        "moderator_app/core/roster.py",
        "ends_on = day + timedelta(days=kind.ends <= kind.begins)",
        "ends_on = day",
        "tests/core/test_roster.py::"
        "test_a_night_shift_goes_on_after_midnight_and_ends_when_the_day_shift_begins",
    ),
    Mutant(
        "roster and load",
        "moderator_app/core/load.py",
        ' and "origin" not in event.body',
        "",
        "tests/core/test_load.py::"
        "test_what_was_taken_back_did_not_go_out_or_came_from_elsewhere_is_nobodys",
    ),
    Mutant(
        "sign-off",
        "moderator_app/core/sign_off.py",
        "if not line or not plain or plain.endswith(line):",
        "if not line or not plain:",
        "tests/core/test_sign_off.py::test_words_are_signed_once_and_no_words_not_at_all",
    ),
    Mutant(
        "sign-off",
        "moderator_app/ui/panes/composer_sheet.py",
        "as_made = {filled.strip(), self.signed(filled).strip()}",
        "as_made = {filled.strip()}",
        "tests/ui/test_sign_off.py::"
        "test_a_signed_reply_that_is_taken_back_gives_way_to_that_of_another_handler",
    ),
)
