"""Ways to break the desk as other programs were broken, and the test that has to notice each.

A mutant replaces some text that stands exactly once in a file by another. `bench_mutants` runs
them; `tests/test_mutants.py` sees to it that none of them goes stale.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Mutant:
    """`of` is the number of a fault below, or an area of `mutants_of_a_shift`; `file` and `test`
    are told from the top of the checkout."""

    of: str
    file: str
    old: str
    new: str
    test: str


FAULTS: Final = {
    "1": "what was taken back and given to another still went to the first",
    "2": "the recipient was read from the newest message",
    "3": "the list shifted under the cursor as mail arrived",
    "4": "done with one case, the next was done with or passed over",
    "5": "another deed sent the half-written reply along",
    "6": "the draft was lost: in one view, with another owner, by a setting",
    "7": "Ctrl+Z for a letter took back a deed",
    "8": "a letter in a field of search was a command",
    "9": "letters of an input method were swallowed, or were commands",
    "10": "who wrote again stayed where the answered case lay",
    "11": "a reply that nobody typed here was not in the history",
    "12": "a reminder came at midnight",
    "13": "the order held for one page only",
    "14": "a thank-you woke a case that was set aside",
    "15": "a closed case was open again without a word",
    "16": "the reply landed on a case that was part of another by then",
    "17": "what was cut off stayed so for ever",
    "18": "the warning was off until it had been switched on",
    "19": "the holidays of a year nobody has announced were made up",
    "20": "two characters found nothing",
}

_HANDS: Final = "tests/ui/test_what_befell_others.py::"
_CASES: Final = "tests/ui/test_what_befell_their_cases.py::"
_CASEWORK: Final = "moderator_app/desk/casework.py"
_FOLDING: Final = "moderator_app/core/folding.py"
_LIST: Final = "moderator_app/ui/panes/case_list.py"
_COMMANDS: Final = "moderator_app/ui/commands.py"

MUTANTS: Final = (
    Mutant(
        "1",
        _CASEWORK,
        '(None, []) if dispatch is None else (dispatch.body["lead"], dispatch.body["co"])',
        "(None, [])",
        f"{_HANDS}test_what_was_taken_back_goes_to_nobody_but_whom_one_chose_afterwards",
    ),
    Mutant(
        "1",
        _CASEWORK,
        'template=UUID(body["template"]) if "template" in body else None,',
        "template=None,",
        f"{_HANDS}test_what_was_taken_back_goes_to_nobody_but_whom_one_chose_afterwards",
    ),
    Mutant(
        "1",
        _CASEWORK,
        'audience=Audience(body["audience"]),',
        "audience=None,",
        f"{_HANDS}test_what_was_asked_in_private_and_taken_back_is_not_asked_in_public",
    ),
    Mutant(
        "2",
        _FOLDING,
        "        messages=case.messages + 1,\n        citizen_waits_since=",
        '        author=event.body.get("author", case.author),\n'
        '        account=event.body.get("account", case.account),\n'
        '        post=event.body["post"],\n'
        "        messages=case.messages + 1,\n        citizen_waits_since=",
        f"{_HANDS}test_a_reply_on_its_way_is_for_whom_it_was_written_whoever_writes_meanwhile",
    ),
    Mutant(
        "3",
        _LIST,
        "        if self._fresh:\n            self._show(answer)",
        "        if self._fresh or answer.arrived:\n            self._show(answer)",
        f"{_HANDS}test_a_key_pressed_as_mail_arrives_hits_the_case_one_was_looking_at",
    ),
    Mutant(
        "3",
        _LIST,
        "(self._heard if heard else self._touched).update(changes.cases)",
        "self._touched.update(changes.cases)",
        f"{_CASES}test_a_citizen_who_writes_again_after_the_answer_is_back_before_our_eyes",
    ),
    Mutant(
        "4",
        "moderator_app/ui/window.py",
        "if self.case.wanted == case:",
        "if True:",
        f"{_HANDS}test_who_went_on_before_it_was_written_down_is_not_taken_on_once_more",
    ),
    Mutant(
        "4",
        "moderator_app/ui/panes/case_view.py",
        "if reading.case != self._wanted or reading.case == self.committing.under_way:",
        "if reading.case != self._wanted:",
        f"{_HANDS}test_a_commit_pressed_twice_commits_one_case",
    ),
    Mutant(
        "4",
        _LIST,
        "if self.table.turn_back(case):",
        "if False:",
        f"{_HANDS}test_a_case_found_by_searching_leaves_the_list_where_one_was",
    ),
    Mutant(
        "5",
        _CASEWORK,
        "return self._decide(case_id, seen, lambda c: decisions.snooze(c, until, why, now))",
        "begun = local.draft(\n"
        "            self._session.store.connection, case_id, 'weibo', self._session.actor\n"
        "        )\n"
        "        return self._decide(\n"
        "            case_id,\n"
        "            seen,\n"
        "            lambda c: (\n"
        "                *decisions.snooze(c, until, why, now),\n"
        "                *decisions.reply(c, begun.text, Purpose.ANSWER, Audience.PUBLIC),\n"
        "            ),\n"
        "        )",
        f"{_HANDS}test_no_other_deed_sends_a_half_written_reply",
    ),
    Mutant(
        "6",
        "moderator_app/ui/panes/composer.py",
        "self._keeper.turn_to(Slot(case.id, case.platform, self._bench.actor))",
        "owner = case.claimed_by or self._bench.actor\n"
        "            self._keeper.turn_to(Slot(case.id, case.platform, owner))",
        f"{_HANDS}test_a_half_written_reply_outlives_that_somebody_else_takes_the_case",
    ),
    Mutant(
        "6",
        "moderator_app/store/local.py",
        '"INSERT OR REPLACE INTO draft ',
        '"INSERT OR IGNORE INTO draft ',
        f"{_HANDS}test_a_half_written_reply_outlives_that_somebody_else_takes_the_case",
    ),
    Mutant(
        "6",
        "moderator_app/ui/panes/composer.py",
        "            self.flush()\n            self._dossier = dossier",
        "            self._dossier = dossier",
        "tests/ui/test_drafts.py::test_a_draft_left_a_moment_ago_is_there_before_the_file_has_it",
    ),
    Mutant(
        "7",
        _COMMANDS,
        "inner = around & {Where.COMPOSER} or around",
        "inner = around",
        f"{_HANDS}test_ctrl_z_where_one_writes_takes_back_letters_and_never_a_deed",
    ),
    Mutant(
        "8",
        _COMMANDS,
        "return types_text(stroke) and takes_text(focus)",
        "return False",
        f"{_HANDS}test_letters_typed_where_one_searches_are_letters",
    ),
    Mutant(
        "9",
        "moderator_app/ui/panes/composer_text.py",
        "before, self._composing = self._composing, bool(event.preeditString())",
        "before, self._composing = self._composing, False",
        "tests/ui/test_composer.py::test_nothing_opens_while_an_input_method_composes",
    ),
    Mutant(
        "9",
        "moderator_app/ui/panes/composer_text.py",
        "            event.accept()\n            return\n        super().inputMethodEvent(event)\n",
        "            event.accept()\n            return\n"
        "        if not before:\n            super().inputMethodEvent(event)\n",
        f"{_HANDS}test_letters_of_an_input_method_are_neither_swallowed_nor_commands",
    ),
    Mutant(
        "9",
        _COMMANDS,
        "widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)",
        "widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=True)",
        "tests/ui/test_commands.py::test_an_input_method_stays_on_in_the_composer_and_off_in_the_list",
    ),
    Mutant(
        "9",
        "moderator_app/ui/search_field.py",
        "self._composing = bool(event.preeditString())",
        "self._composing = False",
        "tests/ui/test_history.py::test_nothing_is_looked_for_while_letters_are_being_composed",
    ),
    Mutant(
        "10",
        _FOLDING,
        "citizen_waits_since=case.citizen_waits_since or received,",
        "citizen_waits_since=case.citizen_waits_since,",
        f"{_CASES}test_a_citizen_who_writes_again_after_the_answer_is_back_before_our_eyes",
    ),
    Mutant(
        "11",
        "moderator_app/ui/panes/entries.py",
        "entry_files.hangs(event) or _goes",
        'entry_files.hangs(event) or "origin" in event.body or _goes',
        f"{_CASES}test_what_was_answered_elsewhere_stands_in_the_history_as_it_went_out",
    ),
    Mutant(
        "12",
        "moderator_app/core/alarms.py",
        "if not now < due or not (emergency or duty.within(now)):",
        "if not now < due:",
        "tests/core/test_running.py::"
        "test_one_is_told_on_duty_before_it_is_too_late_and_of_an_emergency_at_any_hour",
    ),
    Mutant(
        "13",
        "moderator_app/store/cases.py",
        'sql("SELECT id FROM cases WHERE", _WHERE[view], "ORDER BY", _ORDER[view]),',
        'sql(\n            "SELECT id FROM (SELECT * FROM cases WHERE",\n            _WHERE[view],\n'
        '            "ORDER BY id LIMIT 500) ORDER BY",\n            _ORDER[view],\n        ),',
        f"{_CASES}test_what_is_most_urgent_stands_first_of_hundreds_however_late_it_came",
    ),
    Mutant(
        "14",
        _FOLDING,
        'if event.body.get("courtesy") and courtesy.may_sleep_on(case, received):',
        "if False:",
        f"{_CASES}test_a_thank_you_leaves_a_case_set_aside_and_a_question_brings_it_back",
    ),
    Mutant(
        "14",
        "moderator_app/core/courtesy.py",
        "return _WORDS.fullmatch(said) is not None",
        "return _WORDS.match(said) is not None",
        f"{_CASES}test_a_thank_you_leaves_a_case_set_aside_and_a_question_brings_it_back",
    ),
    Mutant(
        "15",
        "moderator_app/ui/panes/entries.py",
        "elif event.id in reopening:",
        "elif False:",
        f"{_CASES}test_a_closed_case_that_opens_again_says_so_in_the_list_and_where_it_happened",
    ),
    Mutant(
        "15",
        "moderator_app/ui/models/lines.py",
        "if row.reopened and row.outcome is None:",
        "if False:",
        f"{_CASES}test_a_closed_case_that_opens_again_says_so_in_the_list_and_where_it_happened",
    ),
    Mutant(
        "16",
        "moderator_app/core/decisions.py",
        "    _still_open(case)\n    if case.pending is not None:\n"
        "        raise Refusal(Reason.REPLY_PENDING, case.id)\n    turn = ",
        "    if case.pending is not None:\n"
        "        raise Refusal(Reason.REPLY_PENDING, case.id)\n    turn = ",
        f"{_HANDS}test_words_for_a_case_somebody_closed_as_the_same_meanwhile_stay_a_draft",
    ),
    Mutant(
        "17",
        "moderator_app/ui/watch.py",
        "        for folder in seen.back:\n",
        "        self._folders = tuple(one for one in self._folders if one not in seen.gone)\n"
        "        for folder in seen.back:\n",
        "tests/ui/test_watch.py::test_a_folder_that_is_gone_is_told_once_and_goes_on_when_it_is_back",
    ),
    Mutant(
        "18",
        "moderator_app/ui/window.py",
        "        self.alarms.start()\n",
        "",
        f"{_CASES}test_a_desk_nobody_has_set_up_warns_before_a_time_runs_out",
    ),
    Mutant(
        "19",
        "moderator_app/system/holidays.py",
        "frozenset(day.year for day in holidays)",
        "frozenset({day.year for day in holidays} | {2027, 2028})",
        "tests/system/test_holidays.py::test_a_year_the_package_does_not_have_is_never_made_up",
    ),
    Mutant(
        "19",
        "moderator_app/core/workdays.py",
        "return (day.month, day.day) < UNSETTLED_FROM or self.known(day.year + 1)",
        "return True",
        "tests/core/test_workdays.py::test_the_last_days_of_a_year_wait_for_the_next_one_to_be_announced",
    ),
    Mutant(
        "20",
        "moderator_app/core/search.py",
        'return " ".join(dict.fromkeys(chain(signs, map(add, signs, signs[1:]), triples)))',
        'return " ".join(dict.fromkeys(signs[at : at + 3] for at in range(len(signs) - 2)))',
        f"{_CASES}test_two_characters_find_exactly_the_cases_that_have_them",
    ),
)
