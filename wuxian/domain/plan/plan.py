"""The plan of an item: what item.toml says, decided once and changed by hand only."""

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from wuxian.domain.values.basis import Basis, Citation
from wuxian.domain.values.types import Day, Frozen, Line, Ordinal, Prose, Slug, Year


class Post(StrEnum):
    """The six ones (六个一) that every item is held by."""

    LEADER = "leader"
    LEAD = "lead"
    TEAM = "team"
    MECHANISM = "mechanism"
    FUND = "fund"
    TERM = "term"

    @property
    def label(self) -> str:
        """The word an office uses for it."""
        return _POST_LABELS[self]


_POST_LABELS = {
    Post.LEADER: "市领导",
    Post.LEAD: "牵头部门",
    Post.TEAM: "工作专班",
    Post.MECHANISM: "协调机制",
    Post.FUND: "专项经费",
    Post.TERM: "一定五年",
}


class Assignment(Frozen):
    """Who or what fills a post from the start, and on what basis."""

    holder: Line
    basis: Basis
    remark: Line | None = None
    citations: tuple[Citation, ...] = ()


class SixOnes(Frozen):
    """The posts the plan fills; what it leaves out is vacant until an appointment."""

    leader: Assignment | None = None
    lead: Assignment | None = None
    team: Assignment | None = None
    mechanism: Assignment | None = None
    fund: Assignment | None = None

    def filled(self) -> Iterator[tuple[Post, Assignment]]:
        """The posts that are filled, in the order of the six ones."""
        given = {
            Post.LEADER: self.leader,
            Post.LEAD: self.lead,
            Post.TEAM: self.team,
            Post.MECHANISM: self.mechanism,
            Post.FUND: self.fund,
        }
        for post, assignment in given.items():
            if assignment is not None:
                yield post, assignment


class Support(Frozen):
    """A department that supports the lead (配合部门)."""

    department: Line
    basis: Basis
    remark: Line | None = None


class Milestone(Frozen):
    """A dated step of a year's goal (节点)."""

    id: Slug
    title: Line
    due: Day


class Goal(Frozen):
    """What the item must reach in one year (年度目标); `due_words` keeps the document's words."""

    year: Year
    text: Prose
    basis: Basis
    due: Day | None = None
    due_words: Line | None = None
    remark: Line | None = None
    milestones: tuple[Milestone, ...] = ()
    citations: tuple[Citation, ...] = ()


class Plan(Frozen):
    """What item.toml says about one of the assessed work items."""

    number: Ordinal
    title: Line
    area: Slug
    area_basis: Basis = Basis.STATED
    covers: tuple[Line, ...] = ()
    six_ones: SixOnes = Field(default_factory=SixOnes)
    supporting: tuple[Support, ...] = ()
    goals: tuple[Goal, ...] = ()
    citations: tuple[Citation, ...] = ()

    def goal(self, year: int) -> Goal | None:
        """The goal of this year, if one is set."""
        return next((goal for goal in self.goals if goal.year == year), None)

    def all_citations(self) -> Iterator[Citation]:
        """Every citation in it: of the item, of its goals, of its posts."""
        yield from self.citations
        for goal in self.goals:
            yield from goal.citations
        for _, assignment in self.six_ones.filled():
            yield from assignment.citations
