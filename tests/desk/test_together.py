"""Days on which several work on one case: two look at a reply, one calls for help, many are asked."""

from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule

from moderator_app.core.case import Answer
from moderator_app.core.emergencies import Danger
from moderator_app.core.people import Person
from moderator_app.core.pledging import Pledge
from moderator_app.desk.casework import Words
from tests.desk.test_undo import ORGANISATIONS, PROMISING, SPEECH, DayAtTheDesk
from tests.desks import ANNA, BAI, ROADS, WASTE


class DayTogether(DayAtTheDesk):
    """A day at the desk on which nobody works alone."""

    @rule(data=st.data(), organisation=ORGANISATIONS, text=SPEECH)
    def several_work_together(self, data: st.DataObject, organisation: UUID, text: str) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        danger, asking, seen = self.desk.emergencies, self.desk.consultations, self.head(case)
        answer = data.draw(st.sampled_from(Answer))
        deeds = {
            "raise": lambda: danger.raise_on(case, Danger.GAS),
            "call": lambda: danger.called(case, Danger.GAS, text, "119"),
            "hurry": lambda: danger.answer_within(case, 24),
            "public": lambda: danger.public_answered(case, text),
            "end": lambda: danger.ended(case, text),
            "ask": lambda: asking.ask(case, (ROADS, WASTE), text),
            "copy": lambda: asking.told(case, organisation),
            "answer": lambda: asking.answered(case, organisation, answer, text),
            "refer": lambda: asking.referred(case, text),
            "take": lambda: asking.taken(case, seen, organisation, text, others=True),
        }
        self.do(case, deeds[data.draw(st.sampled_from(sorted(deeds)))])

    @rule(data=st.data(), text=SPEECH, person=st.sampled_from([ANNA, BAI]))
    def two_look_at_a_reply(self, data: st.DataObject, text: str, person: Person) -> None:
        case = data.draw(st.sampled_from(self.cases))
        if case in self.gone:
            return
        self.desk.session.person = person
        work, seen = self.desk.reviews, self.head(case)
        pledge = Pledge(data.draw(PROMISING), tuple(self.owed(case)[:1]))
        words = Words(text, pledge=pledge)
        deeds = {"submit": lambda: work.submit(case, seen, to=None, reply=words)}
        if waiting := self.desk.session.case(case).submissions:
            one = data.draw(st.sampled_from(waiting)).id
            back = data.draw(st.sampled_from(["", "已用另一稿"]))
            deeds["reword"] = lambda: work.submit(case, seen, to=None, reply=words, of=one)
            deeds["approve"] = lambda: work.approve(case, seen, one, back)
            deeds["send back"] = lambda: work.send_back(case, seen, one, back)
        self.do(case, deeds[data.draw(st.sampled_from(sorted(deeds)))])


TestDayTogether = DayTogether.TestCase
TestDayTogether.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
