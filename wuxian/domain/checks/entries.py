"""What must hold of each entry, and of the entries of an item together."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Around, Entry, supervisors
from wuxian.domain.entries.kinds import (
    APPOINTMENT,
    GOAL,
    PROBLEM,
    PROGRESS,
    RETRACTION,
    VERIFICATION,
)
from wuxian.domain.plan.goal import Measure
from wuxian.domain.plan.plan import SHARED, VACANT, Plan, Post
from wuxian.domain.standing.record import Record, goal_of
from wuxian.domain.standing.six_ones import Holding, holdings, shared_holdings
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Finding, Remark, Severity
from wuxian.domain.values.types import LAST_DAY

if TYPE_CHECKING:
    from wuxian.domain.entries.appointment import Appointment
    from wuxian.domain.entries.goal import GoalSet
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.standing.reporters import Reporters


_AN_ACT = 5
"""What is written in one act is recorded within so many seconds."""


def rules_of_their_kinds(book: Book) -> Iterator[Finding]:
    """What the rules of an entry's own kind say of it."""
    settings = cache(book.settings)
    offices = cache(lambda year: supervisors(book.programme, settings(year)))
    for item in book.items:
        entries = {entry.id: entry for entry in item.entries}
        around = Around(
            book.programme, settings, item.plan_as_issued, entries, offices, item.unread_ids
        )
        for entry in item.entries:
            for remark in entry.remarks(around):
                yield placed(remark, item, entry)


def entry_ids_are_unique(book: Book) -> Iterator[Finding]:
    """A retraction names its entry by id, so an id may stand only once."""
    ids = [entry.id for item in book.items for entry in item.entries]
    ids += [entry.id for entry in book.office]
    if len(set(ids)) == len(ids):
        return
    known: dict[str, Place] = {}
    places = [(one, item.folder) for item in book.items for one in item.entries]
    for entry, folder in (*places, *((one, None) for one in book.office)):
        path = Place.of_entry(folder, entry)
        same = known.setdefault(entry.id, path)
        if same != path:
            message = f"记录编号 {entry.id} 与 {same} 相同，请把文件名里的编号改成别的"
            yield Finding(Severity.ERROR, "duplicate-id", path, message, item=path.number)


def does_not_run_back(book: Book) -> Iterator[Finding]:
    """Progress within a year that falls without a word deserves a look."""
    for item, report, field, words in _falls(book):
        if not (report.note or report.problem):
            message = f"{words}，没有说明；请撤回 {report.id}，带上说明重报"
            yield placed(_look("progress-falls", field, message), item, report)


def does_not_run_back_at_all(book: Book) -> Iterator[Finding]:
    """Whoever writes looks at a fall that has its words, too."""
    for item, report, field, words in _falls(book):
        if report.note or report.problem:
            yield placed(_look("progress-falls", field, f"{words}，请核对"), item, report)


def a_percent_is_of_a_part(book: Book) -> Iterator[Finding]:
    """Once the goal has parts, a percent is of one of them; what was said before stands."""
    for item in book.items:
        with_parts = {goal.year for goal in item.plan_as_issued.goals if goal.parts}
        for report in PROGRESS.among(item.entries):
            of_a_whole = report.percent is not None and report.part is None
            if not of_a_whole or report.of_year not in with_parts:
                continue
            known = [entry for entry in item.entries if entry.recorded <= report.recorded]
            goal = goal_of(item.plan, Record.on(known, report.date), report.of_year)
            if goal is not None and goal.parts:
                parts = "、".join(f"{part.title}（{part.id}）" for part in goal.parts)
                message = (
                    f"该事项分{len(goal.parts)}个子任务，请用 --part 报其中一个的进度：{parts}"
                )
                yield placed(Remark("not-of-a-part", "percent", message), item, report)


def says_something_new(book: Book) -> Iterator[Finding]:
    """A body that says the same again has perhaps sent it twice; a bare figure may stay a while."""
    for item in book.items:
        before: dict[str, Progress] = {}
        for report in _reports(item, book):
            last = before.get(report.by)
            words = report.milestone or report.note or report.problem or report.next
            bare = report.nothing_new or not words
            if last and _said(last) == _said(report) and not (bare and last.date < report.date):
                when = day_words(last.date)
                message = f"和{when}的记录 {last.id} 内容相同；如系重复报送，请撤回其中一条"
                yield placed(_look("said-again", "note", message), item, report)
            before[report.by] = report


def moves_what_is_theirs(book: Book) -> Iterator[Finding]:
    """Whoever does not lead is told that their figures stay words, and who could report them."""
    for item in book.items:
        counted, plan = _reporters(item, book), item.plan_as_issued
        for report in _reports(item, book):
            said = "、".join(report.figures_said(plan))
            if said and not counted.count(report):
                leads = "、".join(sorted(counted.leading_on(report.date))) or VACANT
                what = f"{report.by}不牵头（牵头：{leads}）"
                message = f"{what}，所报的{said}只作说明，不计入事项"
                yield placed(_look("not-the-lead", "by", message), item, report)


def _reporters(item: Item, book: Book) -> "Reporters":
    from wuxian.domain.standing.reporters import Reporters

    record = Record.on(item.entries, book.programme.term.last_day)
    return Reporters.of(item.plan, record, book.programme.register)


def _reports(item: Item, book: Book) -> "Iterator[Progress]":
    """The standing reports of an item, the oldest first."""
    return reversed(Record.on(item.entries, book.programme.term.last_day).of(PROGRESS))


def _not_returned(item: Item, book: Book) -> "Iterator[Progress]":
    """The same without what the office has returned: a lower figure after it is what was asked."""
    if not VERIFICATION.among(item.entries):
        return _reports(item, book)
    from wuxian.domain.standing.claims import Claims

    claims = Claims.of(Record.on(item.entries, book.programme.term.last_day))
    return iter(claims.standing(_reports(item, book)))


def _falls(book: Book) -> Iterator[tuple[Item, "Progress", str, str]]:
    """Each report whose percent, or total, is below the one before it in its year, in words."""
    for item in book.items:
        before: dict[tuple[int, str | None, str], Decimal] = {}
        plan = item.plan_as_issued
        counted = _reporters(item, book)
        for report in filter(counted.count, _not_returned(item, book)):
            for field, name, value, unit in _totals(report, plan):
                key = (report.of_year, report.part, name)
                last = before.get(key, value)
                if value < last:
                    yield item, report, field, f"{name}由{last:f}{unit}降到{value:f}{unit}"
                before[key] = value


def _totals(report: "Progress", plan: Plan) -> Iterator[tuple[str, str, Decimal, str]]:
    """What should only grow in a year: the percent, and the totals since 1 January."""
    if report.percent is not None:
        yield "percent", report.title_of("percent"), Decimal(report.percent), "%"
    if not report.figures:
        return
    targets = plan.targets(report.of_year, report.part)
    for figure in report.figures:
        target = targets.get(figure.name)
        if target is not None and target.measure is Measure.CUMULATIVE:
            yield "figures", figure.name, figure.value, figure.unit or ""


def have_come(book: Book, day: dt.date) -> Iterator[Finding]:
    """An entry of a day to come is not shown until then: most likely its date is wrong."""
    for item in book.items:
        to_come = [entry for entry in item.entries if entry.date > day]
        retracted = Record.on(item.entries, LAST_DAY).retracted if to_come else {}
        for entry in to_come:
            if entry.id not in retracted:
                when = day_words(entry.date)
                message = f"{when}还没有到，到那天才显示；写错了请撤回，按对的日期重报"
                remark = Remark("day-to-come", "date", message, Severity.WARNING)
                yield placed(remark, item, entry)
    for entry in book.office:
        if entry.date > day:
            message = f"{day_words(entry.date)}还没有到；写错了请撤回，按对的日期重报"
            path = Place.of_entry(None, entry)
            yield Finding(Severity.WARNING, "day-to-come", path, message, field="date")


def goals_follow_one_another(book: Book) -> Iterator[Finding]:
    """Of two goals that both take over from the same, the office has to choose one."""
    for item in book.items:
        first: dict[tuple[int, str | None], GoalSet] = {}
        for entry in reversed(Record.on(item.entries, LAST_DAY).of(GOAL)):
            other = first.setdefault((entry.year, entry.after), entry)
            if other is not entry:
                before = f"都取代 {entry.after}" if entry.after else "都是第一次下达"
                message = (
                    f"{entry.year}年目标有两个，{before}：{other.id}（{other.by}）和"
                    f" {entry.id}（{entry.by}），以较新的为准；请核对后用 wuxian retract 撤回一个"
                )
                remark = Remark("goals-apart", "after", message, Severity.WARNING)
                yield placed(remark, item, entry)


def problems_stand_once(book: Book) -> Iterator[Finding]:
    """Of two open problems that say the same, raised in two clones, one is too many."""
    for item in book.items:
        record = Record.on(item.entries, LAST_DAY)
        if not record.of(PROBLEM):
            continue
        from wuxian.domain.standing.problems import followed

        still = [one for one in followed(record) if one.is_open]
        for later in still:
            first = next(one.problem for one in still if one.says(later.problem.matter))
            if first is not later.problem:
                message = (
                    f"同一个问题提了两次：{first.id}（{first.by}）和"
                    f" {later.problem.id}（{later.problem.by}）；请用 wuxian retract 撤回一个"
                )
                yield placed(_look("raised-twice", "matter", message), item, later.problem)


def reports_are_corrected_once(book: Book) -> Iterator[Finding]:
    """Of two corrections of one report, made in two clones, the newer would count unseen."""
    for item in book.items:
        retractions = Counter(one.to for one in RETRACTION.among(item.entries))
        twice = {name for name, times in retractions.items() if times > 1}
        if not twice:
            continue
        record = Record.on(item.entries, LAST_DAY)
        reports = tuple(reversed(record.of(PROGRESS)))
        for target in PROGRESS.among(item.entries):
            if target.id not in twice & record.retracted.keys():
                continue
            anew = [one for one in reports if _is_anew(one, target, item)]
            if len(anew) > 1:
                told = "和 ".join(f"{one.id}（{one.by}）" for one in anew)
                message = (
                    f"{target.id} 更正了{len(anew)}次：{told}，以较新的为准；"
                    "请核对后用 wuxian retract 撤回多余的"
                )
                yield placed(_look("corrected-twice", "note", message), item, anew[-1])


def rows_are_read_in_once(book: Book) -> Iterator[Finding]:
    """Of one row of a file there is one report, on however many clones it is read in."""
    for item in book.items:
        if any(one.citation and one.citation.file for one in PROGRESS.among(item.entries)):
            from wuxian.domain.checks.files import repeated_rows

            yield from repeated_rows(item)


def _is_anew(report: "Progress", target: "Progress", item: Item) -> bool:
    """Whether a report was written, with what took the other back, in one act."""
    moment = dt.timedelta(seconds=_AN_ACT)
    return report.recorded > target.recorded and any(
        one.to == target.id and one.by == report.by and abs(one.recorded - report.recorded) < moment
        for one in RETRACTION.among(item.entries)
    )


def appointments_fit(book: Book) -> Iterator[Finding]:
    """Nobody carries an item twice over, and only who carries it is relieved of that."""
    for item in book.items:
        record = Record.on(item.entries, LAST_DAY)
        appointed = record.of(APPOINTMENT)
        for place, entry in reversed([*enumerate(appointed)]):
            if entry.post not in SHARED or entry.holder is None:
                continue
            before = Record.on(appointed[place + 1 :], LAST_DAY)
            lead = holdings(item, before, book.programme.term)[Post.LEAD].holder
            shared = shared_holdings(item, before, lead)
            message = _misfit(entry, lead, shared)
            if message:
                yield placed(Remark("misfit", "holder", message), item, entry)


def _misfit(
    entry: "Appointment", lead: str | None, shared: dict[Post, tuple[Holding, ...]]
) -> str | None:
    """What is wrong with an appointment, seen from what held before it."""
    label, there = entry.post.label, [one.holder for one in shared[entry.post]]
    if entry.ends:
        known = "、".join(filter(None, there)) or "无"
        return None if entry.holder in there else f"{entry.holder}不是{label}（{label}：{known}）"
    if entry.holder == lead:
        return f"{entry.holder}已经是{Post.LEAD.label}，不能又是{label}"
    along = [one.holder for one in shared[Post.CO_LEAD]]
    if entry.post is Post.SUPPORTING and entry.holder in along:
        return f"{entry.holder}已经是{Post.CO_LEAD.label}，请先用 --end 免去"
    return None


def _said(report: "Progress") -> tuple[object, ...]:
    words = (report.nothing_new, report.note, report.problem, report.next)
    proven = report.met, report.evidence
    return report.part, report.percent, report.milestone, report.figures, *proven, *words


def _look(rule: str, field: str, message: str) -> Remark:
    return Remark(rule, field, message, Severity.WARNING)


def placed(remark: Remark, item: Item, entry: Entry) -> Finding:
    """What a rule says of an entry, with its place."""
    path = Place.of_entry(item.folder, entry)
    return Finding(
        remark.severity, remark.rule, path, remark.message, item=item.number, field=remark.field
    )
